"""The writers of the pack: pictures without a browser, a document, a workbook, one page of HTML."""
