/*
title: Fines by amount, per currency
question: How many fines are there in each currency, what do they come to, and what is left of them?
description: >-
  Sums of different currencies are never added. A fine that a court cut counts with the sum that the court set, which is a fine of its own, and one
  that was annulled counts no longer; both are counted apart. What is told of a
  company but is the same authority's fine on one of its subsidiaries, of the same sum and no other date, counts once, as the subsidiary's. Fines without a known sum are left out. Only what is found, admitted or asserted counts.
parameters:
  fined: {type: entity, description: only fines on this one}
  authority: {type: entity, description: only fines by this authority or court}
columns:
  currency:
  fines: {type: integer, description: number of fines that stand}
  total: {type: number, description: what they come to}
  largest: {type: number, description: the largest of them}
  reduced: {type: integer, description: number of first sums that a court cut since}
  annulled: {type: integer, description: number of fines that were set aside}
  retold: {type: integer, description: 'number of fines on a subsidiary that are told of its parent too'}
  disputed: {type: integer, description: 'number of fines that someone disputes, whatever became of them'}
example: {fined: company-amazon-france-logistique}
*/
MATCH (s:Entity)-[r:FINED]->(o:Entity)
WHERE r.amount IS NOT NULL
  AND r.standing IN ['found', 'admitted', 'asserted']
  AND ($fined IS NULL OR o.id = $fined)
  AND ($authority IS NULL OR s.id = $authority)
OPTIONAL MATCH (s)-[own:FINED]->(:Entity)-[holdings:SUBSIDIARY_OF*1..3]->(o)
WHERE all(holding IN holdings WHERE holding.standing IN ['found', 'admitted', 'asserted'])
  AND own.standing IN ['found', 'admitted', 'asserted']
  AND own.amount = r.amount
  AND own.currency = r.currency
  AND (r.date IS NULL OR own.date IS NULL OR own.date = r.date)
WITH r, count(own) > 0 AS retold
WITH r.currency AS currency,
     collect(CASE WHEN NOT retold AND NOT r.reduced AND NOT r.annulled THEN r.amount END) AS sums,
     count(CASE WHEN r.reduced THEN r.id END) AS reduced,
     count(CASE WHEN r.annulled THEN r.id END) AS annulled,
     count(CASE WHEN retold THEN r.id END) AS retold,
     count(CASE WHEN r.disputed THEN r.id END) AS disputed
RETURN currency AS currency,
       size(sums) AS fines,
       reduce(total = 0, amount IN sums | total + amount) AS total,
       reduce(largest = null, amount IN sums | CASE WHEN largest IS NULL OR amount > largest THEN amount ELSE largest END) AS largest,
       reduced AS reduced,
       annulled AS annulled,
       retold AS retold,
       disputed AS disputed
ORDER BY currency
