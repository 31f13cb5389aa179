/*
title: Who fined whom, and what became of it
question: Which authority fined whom, how much, and was it appealed, cut, annulled or upheld?
description: >-
  Every fine with its sum in the currency of the decision. A court that sets a new sum is a fine of its own; the first one then
  is marked reduced. Sums of different currencies are never compared.
parameters:
  authority: {type: entity, description: only fines by this authority or court}
  fined: {type: entity, description: only fines on this one}
  currency: {type: currency, description: only sums in this currency}
  at_least: {type: number, min: 0, description: only sums of at least this; needs a currency to mean anything}
columns:
  statement:
  subject:
  subject_id:
  object:
  object_id:
  amount:
  currency:
  date:
  appealed: {type: boolean, description: whether an appeal was lodged or announced}
  reduced: {type: boolean, description: whether the sum was cut on appeal}
  annulled: {type: boolean, description: whether it was set aside}
  confirmed: {type: boolean, description: whether a court upheld it}
  standing:
  disputed:
  origins:
  said_by:
  history:
  relationship:
example: {authority: regulator-cnil}
*/
MATCH (s:Entity)-[r:FINED]->(o:Entity)
WHERE ($authority IS NULL OR s.id = $authority)
  AND ($fined IS NULL OR o.id = $fined)
  AND ($currency IS NULL OR r.currency = $currency)
  AND ($at_least IS NULL OR r.amount >= $at_least)
RETURN {type: type(r), standing: r.standing, subject: s.name, object: o.name,
        amount: r.amount, currency: r.currency, date: r.date} AS statement,
       s.name AS subject,
       s.id AS subject_id,
       o.name AS object,
       o.id AS object_id,
       r.amount AS amount,
       r.currency AS currency,
       r.date AS date,
       r.appealed AS appealed,
       r.reduced AS reduced,
       r.annulled AS annulled,
       r.confirmed AS confirmed,
       r.standing AS standing,
       r.disputed AS disputed,
       r.origins AS origins,
       r.standing_claim_ids AS said_by,
       r.history AS history,
       r.id AS relationship
ORDER BY coalesce(r.date, r.first) DESC, r.id
