-- The gap board of every chain in every region asked for: the rules of graph.gaps as SQL.
-- It runs as it stands on DuckDB and on Spark SQL, a step at a time: each step is a table for those
-- after it, the last one is the answer. graph/sql/tables.py says what the tables at the bottom hold;
-- the tests hold the answer to graph.gaps.board, whose functions are named beside the steps.

-- Knowledge.holds, is_planned
-- STEP live
SELECT * FROM claims WHERE review <> 'Rejected' AND status IN ('Actual', 'Planned');

-- STEP stays
SELECT DISTINCT subject, object AS area, CASE WHEN status = 'Actual' THEN 1 ELSE 0 END AS actual
FROM live WHERE predicate = 'locatedIn';

-- presence.phase_of: the latest document, of one date the furthest phase
-- STEP phased
SELECT subject AS project, object AS phase, row_number() OVER (
  PARTITION BY subject ORDER BY issued DESC, step DESC, claim DESC) AS place
FROM live JOIN phases ON phases.phase = live.object
JOIN documents ON documents.document = live.document
WHERE predicate = 'phase' AND status = 'Actual';

-- STEP members
SELECT entity, kind, coalesce(phase, '') AS phase FROM entities
LEFT JOIN phased ON project = entity AND place = 1
WHERE kind = 'Firm' OR (kind = 'Project' AND coalesce(phase, '') <> 'Terminated');

-- STEP developed
SELECT DISTINCT object AS project, subject AS firm FROM live WHERE predicate = 'develops';

-- STEP told
SELECT fact, count(*) AS number FROM spans WHERE telling = 1 GROUP BY fact;

-- membership.memberships
-- STEP named
SELECT links.chain, links.segment, claim, subject, live.status, live.region AS about,
  phase, kind, CASE WHEN live.region <> '' THEN live.region ELSE home END AS spoken
FROM links JOIN live ON live.object = links.segment AND live.predicate = 'inSegment'
  AND (links.described = 0 OR live.chain IN ('', links.chain))
JOIN members ON members.entity = live.subject
JOIN documents ON documents.document = live.document;

-- STEP denying
SELECT chain, segment, document, begins, ends FROM stated JOIN spans ON fact = gap
WHERE stated.kind IN ('Missing', 'ExternalSupply', 'ImportDependent');

-- STEP denied
SELECT hit.chain, hit.segment, hit.claim FROM (
  SELECT DISTINCT named.chain, named.segment, claim, spans.place
  FROM named JOIN spans ON spans.fact = claim AND spans.telling = 1
  JOIN denying ON denying.chain = named.chain AND denying.segment = named.segment
    AND denying.document = spans.document
    AND denying.begins < spans.ends AND spans.begins < denying.ends
) AS hit JOIN told ON told.fact = hit.claim
GROUP BY hit.chain, hit.segment, hit.claim, told.number HAVING count(*) = told.number;

-- STEP meant
SELECT named.* FROM named LEFT JOIN denied ON denied.chain = named.chain
  AND denied.segment = named.segment AND denied.claim = named.claim
WHERE denied.claim IS NULL;

-- locality.standing
-- STEP stood
SELECT subject, above AS region, max(actual) AS actual
FROM stays JOIN areas ON areas.area = stays.area GROUP BY subject, above;

-- STEP wanted
SELECT DISTINCT subject FROM claims
WHERE predicate = 'targetFor' AND review <> 'Rejected' AND status <> 'Negated';

-- STEP compared
SELECT DISTINCT entity, about FROM (
  SELECT subject AS entity, region AS about FROM claims
  WHERE region <> '' AND review <> 'Rejected' AND status <> 'Negated'
  UNION ALL
  SELECT object AS entity, region AS about FROM claims
  WHERE region <> '' AND review <> 'Rejected' AND status <> 'Negated'
) AS both_ends;

-- locality.claims_near: the regions that a claim may place its subject in
-- STEP near
SELECT chain, segment, claim, stood.region, coalesce(stood.actual, 0) AS actual, 1 AS stays
FROM meant JOIN stood ON stood.subject = meant.subject
UNION ALL
SELECT chain, segment, claim, areas.above AS region, 0 AS actual, 0 AS stays
FROM meant JOIN areas ON areas.area = meant.spoken
LEFT JOIN stood ON stood.subject = meant.subject AND stood.region = areas.above
WHERE stood.subject IS NULL;

-- STEP asked
SELECT meant.*, near.region, near.actual, near.stays FROM near
JOIN regions ON regions.region = near.region
JOIN meant ON meant.chain = near.chain AND meant.segment = near.segment
  AND meant.claim = near.claim
-- speaks_of_another
LEFT JOIN areas AS inner_ ON inner_.area = meant.about AND inner_.above = near.region
LEFT JOIN areas AS outer_ ON outer_.area = near.region AND outer_.above = meant.about
WHERE meant.about = '' OR inner_.area IS NOT NULL OR outer_.area IS NOT NULL;

-- the subject's areas that have nothing to do with the region
-- STEP elsewhere
SELECT pairs.subject, pairs.region, stays.area
FROM (SELECT DISTINCT subject, region FROM asked) AS pairs
JOIN stays ON stays.subject = pairs.subject AND stays.actual = 1
LEFT JOIN areas AS inner_ ON inner_.area = stays.area AND inner_.above = pairs.region
LEFT JOIN areas AS outer_ ON outer_.area = pairs.region AND outer_.above = stays.area
WHERE inner_.area IS NULL AND outer_.area IS NULL;

-- STEP outside
SELECT subject, region FROM elsewhere
UNION
SELECT subject, region FROM (SELECT DISTINCT subject, region FROM asked) AS pairs
JOIN compared ON compared.entity = pairs.subject
LEFT JOIN areas AS inner_ ON inner_.area = compared.about AND inner_.above = pairs.region
LEFT JOIN areas AS outer_ ON outer_.area = pairs.region AND outer_.above = compared.about
WHERE inner_.area IS NULL AND outer_.area IS NULL;

-- locality._of_other_site
-- STEP other_site
SELECT DISTINCT asked.chain, asked.segment, asked.claim, asked.region FROM asked
JOIN elsewhere ON elsewhere.subject = asked.subject AND elsewhere.region = asked.region
JOIN areas AS there ON there.area = elsewhere.area AND there.above = asked.spoken
LEFT JOIN areas AS inner_ ON inner_.area = asked.spoken AND inner_.above = asked.region
LEFT JOIN areas AS outer_ ON outer_.area = asked.region AND outer_.above = asked.spoken
WHERE asked.actual = 1 AND asked.spoken <> '' AND inner_.area IS NULL AND outer_.area IS NULL;

-- presence._sighting; how: 2 stays there, 1 plans to, 0 its document speaks for the region
-- STEP sightings
SELECT asked.chain, asked.segment, asked.claim, asked.region, asked.subject, kind, phase, spoken,
  CASE WHEN asked.actual = 1 THEN 2 WHEN asked.stays = 1 THEN 1 ELSE 0 END AS how,
  CASE WHEN status = 'Planned' OR (asked.stays = 1 AND asked.actual = 0) THEN 1 ELSE 0 END
    AS planned
FROM asked
LEFT JOIN other_site ON other_site.chain = asked.chain AND other_site.segment = asked.segment
  AND other_site.claim = asked.claim AND other_site.region = asked.region
LEFT JOIN outside ON outside.subject = asked.subject AND outside.region = asked.region
LEFT JOIN wanted ON wanted.subject = asked.subject
WHERE other_site.claim IS NULL
  AND (asked.stays = 1 OR (outside.subject IS NULL AND wanted.subject IS NULL));

-- presence._words_of_coming_projects, _as_project
-- STEP coming
SELECT DISTINCT chain, segment, region, firm, document, begins, ends FROM sightings
JOIN developed ON developed.project = sightings.subject JOIN spans ON spans.fact = claim
WHERE kind = 'Project' AND phase NOT IN ('Completed', 'InOperation');

-- STEP by_project
SELECT hit.chain, hit.segment, hit.claim, hit.region FROM (
  SELECT DISTINCT sightings.chain, sightings.segment, claim, sightings.region, spans.place
  FROM sightings JOIN spans ON spans.fact = claim AND spans.telling = 1
  JOIN coming ON coming.chain = sightings.chain AND coming.segment = sightings.segment
    AND coming.region = sightings.region AND coming.firm = sightings.subject
    AND coming.document = spans.document
    AND coming.begins < spans.ends AND spans.begins < coming.ends
) AS hit JOIN told ON told.fact = hit.claim
GROUP BY hit.chain, hit.segment, hit.claim, hit.region, told.number
HAVING count(*) = told.number;

-- STEP seen
SELECT sightings.chain, sightings.segment, sightings.region, sightings.subject, kind, phase,
  spoken, how,
  CASE WHEN by_project.claim IS NOT NULL THEN 1 ELSE sightings.planned END AS planned
FROM sightings LEFT JOIN by_project ON by_project.chain = sightings.chain
  AND by_project.segment = sightings.segment AND by_project.claim = sightings.claim
  AND by_project.region = sightings.region;

-- presence._presence; `nearest` is 0 where something says that it is so now
-- STEP presences
SELECT seen.chain, seen.segment, seen.region, seen.subject, min(seen.planned) AS nearest,
  CASE WHEN kind = 'Project'
    THEN CASE WHEN phase IN ('Completed', 'InOperation') THEN 0 ELSE 1 END
    ELSE min(seen.planned) END AS planned,
  CASE WHEN kind = 'Project' THEN coalesce(min(firm), seen.subject) ELSE seen.subject END
    AS supplier
FROM seen LEFT JOIN developed ON developed.project = seen.subject AND seen.kind = 'Project'
GROUP BY seen.chain, seen.segment, seen.region, seen.subject, kind, phase;

-- STEP counted
SELECT chain, segment, region, count(*) AS present,
  count(DISTINCT CASE WHEN planned = 0 THEN supplier END) AS suppliers
FROM presences GROUP BY chain, segment, region;

-- stating._state
-- STEP gaps_here
SELECT regions.region, stated.chain, stated.segment, stated.gap, stated.kind,
  stated.region AS part, stated.scope,
  CASE WHEN scope = 'link' THEN
    CASE kind WHEN 'Missing' THEN 'missing' WHEN 'ImportDependent' THEN 'imported'
      WHEN 'ExternalSupply' THEN 'external' WHEN 'UnmatchedLocal' THEN 'unmatched'
      WHEN 'Weak' THEN 'weak' WHEN 'OtherGap' THEN 'weak' ELSE '' END
    WHEN scope = 'capability' THEN 'weak' ELSE '' END AS state
FROM stated JOIN areas ON areas.area = stated.region JOIN regions ON regions.region = above;

-- board._answering_parts: parts in which every firm on record lies
-- STEP lying
SELECT DISTINCT presences.chain, presences.segment, presences.region, presences.subject,
  areas.above
FROM presences
JOIN seen ON seen.chain = presences.chain AND seen.segment = presences.segment
  AND seen.region = presences.region AND seen.subject = presences.subject
  AND seen.planned = presences.nearest
LEFT JOIN stays ON stays.subject = seen.subject
  AND ((how = 2 AND actual = 1) OR (how = 1 AND actual = 0))
JOIN areas ON areas.area = CASE WHEN how = 0 THEN spoken ELSE stays.area END
JOIN areas AS inside ON inside.area = areas.area AND inside.above = presences.region
WHERE presences.planned = 0;

-- STEP parts
SELECT DISTINCT region, chain, segment, part FROM gaps_here WHERE part <> region AND state <> '';

-- STEP unanswered
SELECT DISTINCT parts.region, parts.chain, parts.segment, parts.part FROM parts
JOIN presences ON presences.chain = parts.chain AND presences.segment = parts.segment
  AND presences.region = parts.region AND presences.planned = 0
LEFT JOIN lying ON lying.chain = parts.chain AND lying.segment = parts.segment
  AND lying.region = parts.region AND lying.subject = presences.subject
  AND lying.above = parts.part
WHERE lying.subject IS NULL;

-- verdict.verdict
-- STEP candidates
SELECT gaps_here.region, gaps_here.chain, gaps_here.segment, gaps_here.kind, gaps_here.part,
  gaps_here.state, CASE WHEN gaps_here.part = gaps_here.region THEN 0 ELSE 1 END AS distance,
  CASE gaps_here.state WHEN 'missing' THEN 0 WHEN 'imported' THEN 1 WHEN 'external' THEN 2
    WHEN 'weak' THEN 3 ELSE 4 END AS gravity
FROM gaps_here
LEFT JOIN unanswered ON unanswered.region = gaps_here.region
  AND unanswered.chain = gaps_here.chain AND unanswered.segment = gaps_here.segment
  AND unanswered.part = gaps_here.part
WHERE gaps_here.state <> '' AND unanswered.part IS NULL;

-- STEP heard
SELECT region, chain, segment, min(distance) AS distance FROM candidates
GROUP BY region, chain, segment;

-- STEP speaking
SELECT candidates.*, row_number() OVER (
  PARTITION BY candidates.region, candidates.chain, candidates.segment
  ORDER BY gravity, part) AS place
FROM candidates JOIN heard ON heard.region = candidates.region
  AND heard.chain = candidates.chain AND heard.segment = candidates.segment
  AND heard.distance = candidates.distance;

-- STEP ruled
SELECT region, chain, segment,
  min(CASE WHEN place = 1 THEN state END) AS state,
  min(CASE WHEN place = 1 THEN part END) AS scope,
  sum(CASE WHEN kind <> 'UnmatchedLocal' THEN 1 ELSE 0 END) AS lacking,
  sum(CASE WHEN kind <> 'UnmatchedLocal' AND state <> 'weak' THEN 1 ELSE 0 END) AS grave
FROM speaking GROUP BY region, chain, segment;

-- STEP mentioned
SELECT region, chain, segment, count(*) AS stated FROM gaps_here GROUP BY region, chain, segment;

-- every segment of every chain as its region has it
-- STEP lines
SELECT regions.region, segments.chain, segments.segment, segments.min_firms, segments.variant
FROM regions CROSS JOIN chains
LEFT JOIN variants ON variants.region = regions.region AND variants.chain = chains.chain
JOIN segments ON segments.chain = chains.chain
  AND segments.variant = coalesce(variants.variant, '');

-- STEP facts
SELECT lines.*, coalesce(present, 0) AS present, coalesce(suppliers, 0) AS suppliers,
  coalesce(stated, 0) AS stated, ruled.state AS told, ruled.scope AS told_of, lacking, grave
FROM lines
LEFT JOIN counted ON counted.region = lines.region AND counted.chain = lines.chain
  AND counted.segment = lines.segment
LEFT JOIN mentioned ON mentioned.region = lines.region AND mentioned.chain = lines.chain
  AND mentioned.segment = lines.segment
LEFT JOIN ruled ON ruled.region = lines.region AND ruled.chain = lines.chain
  AND ruled.segment = lines.segment;

-- STEP judged
SELECT facts.*, CASE
  WHEN suppliers >= CASE WHEN min_firms > 1 THEN min_firms ELSE 1 END THEN 'filled'
  WHEN suppliers = 1 THEN 'single' WHEN suppliers > 0 THEN 'thin'
  WHEN present > 0 THEN 'planned' ELSE 'unknown' END AS computed
FROM facts;

-- severity.weighed: of the findings that speak for the scope the gravest
-- STEP found
SELECT judged.region, judged.chain, judged.segment, variant, rules.rule, gaps_here.scope
FROM judged JOIN gaps_here ON gaps_here.region = judged.region
  AND gaps_here.chain = judged.chain AND gaps_here.segment = judged.segment
  AND gaps_here.part = coalesce(told_of, judged.region)
JOIN rules ON rules.kind = gaps_here.kind
UNION ALL
SELECT region, chain, segment, variant, 'single_supplier' AS rule, 'link' AS scope FROM judged
WHERE suppliers = 1 AND coalesce(told_of, region) = region
UNION ALL
SELECT region, chain, segment, variant, 'thin' AS rule, 'link' AS scope FROM judged
WHERE suppliers > 0 AND suppliers < min_firms AND coalesce(told_of, region) = region
UNION ALL
SELECT region, chain, segment, variant, 'planned_only' AS rule, 'link' AS scope FROM judged
WHERE computed = 'planned' AND coalesce(told_of, region) = region
UNION ALL
SELECT region, chain, segment, variant, 'no_record' AS rule, 'link' AS scope FROM judged
WHERE present = 0 AND stated = 0;

-- STEP graded
SELECT found.region, found.chain, found.segment, max(value) AS severity FROM found
JOIN severities ON severities.chain = found.chain AND severities.segment = found.segment
  AND severities.variant = found.variant AND severities.rule = found.rule
  AND severities.scope = found.scope
GROUP BY found.region, found.chain, found.segment;

-- STEP answer
SELECT judged.region, judged.chain, judged.segment, coalesce(told, computed) AS state, computed,
  coalesce(told_of, judged.region) AS scope,
  CASE
    WHEN told IS NULL THEN CASE computed WHEN 'filled' THEN 'no_gap'
      WHEN 'unknown' THEN 'no_record' ELSE 'computed_only' END
    WHEN computed NOT IN ('filled', 'single', 'thin') THEN 'stated_only'
    WHEN lacking = 0 OR (grave = 0 AND computed <> 'filled') THEN 'agree'
    ELSE 'contradict' END AS agreement,
  suppliers, present, stated, severity
FROM judged LEFT JOIN graded ON graded.region = judged.region AND graded.chain = judged.chain
  AND graded.segment = judged.segment;
