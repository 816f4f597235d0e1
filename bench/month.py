"""The month's figures on the large township: what the page counts, beside the same counts as plain SQL.

The plain statements are the shortest that give the numbers, on the product's own tables with their indexes: a count and
a distinct count for each figure. They answer with numbers; the product with the ids behind them, which a figure opens.
"""

from __future__ import annotations

import gc

from bench.figures import Figure, figure, median_seconds
from bench.window import large_township
from desktop.services.desk import Desk
from desktop.store.driver import Connection
from protocol.forms_pack import HOME_RULES
from protocol.periods import Span, Term

TIMES = 30
_HELD = "a.deleted IS NULL AND a.status = 'held' AND a.start >= :since AND a.start < :until || 'T99'"
_CAME = "t.deleted IS NULL AND t.state IN ('present', 'late')"
_ATTENDED = f"FROM activity AS a CROSS JOIN attendance AS t ON t.activity = a.id WHERE {_HELD} AND {_CAME}"
_WOMAN = "t.person NOT IN (SELECT id FROM person WHERE (sex IS NULL OR sex <> '2') AND sex = '1')"
_VISITS = "FROM visit WHERE deleted IS NULL AND date >= :since AND date <= :until"
#: Activities and guests by kind; 人次, 妇女人次, 人数 by kind; 人数 over all; newcomers; visits by target; visited.
PLAIN = (
    "SELECT a.kind, count(*), sum(a.guests_unnamed), sum(a.women_among_guests) FROM activity AS a"
    f" WHERE {_HELD} GROUP BY 1",
    f"SELECT a.kind, count(*), sum({_WOMAN}), count(DISTINCT t.person) {_ATTENDED} GROUP BY 1",
    f"SELECT count(DISTINCT t.person) {_ATTENDED} AND {_WOMAN}",
    f"SELECT count(DISTINCT t.person) {_ATTENDED} AND t.newcomer = 1",
    f"SELECT target, count(*) {_VISITS} GROUP BY 1",
    f"SELECT count(DISTINCT person) {_VISITS}",
)


#: Homes, gachas and executives as they stood on the last day, beside what ``PLAIN`` counts for a report.
_STOCK = (
    "SELECT count(*), sum(ifnull(founded_on, '') < :since), sum(ifnull(founded_on, '') < :since AND EXISTS ("
    f"SELECT 1 FROM activity AS a WHERE a.home = h.id AND {_HELD})) FROM home AS h WHERE deleted IS NULL"
    " AND ifnull(founded_on, '') <= :until AND (closed_on IS NULL OR closed_on > :until)",
    "SELECT count(*), sum(reformed_on <= :until) FROM org_unit WHERE deleted IS NULL"
    " AND level IN ('gacha', 'community') AND merged_into IS NULL AND (closed_on IS NULL OR closed_on > :until)",
    "SELECT count(DISTINCT person) FROM appointment WHERE deleted IS NULL AND post IN ('P1', 'P2', 'P3', 'P4')"
    " AND ifnull(from_date, '') <= :until AND (to_date IS NULL OR to_date > :until)",
    "SELECT count(DISTINCT v.date || ifnull(v.household, ifnull(p.household, v.person))) FROM visit AS v"
    " LEFT JOIN person AS p ON p.id = v.person WHERE v.deleted IS NULL AND v.date >= :since AND v.date <= :until",
)
#: What is counted of groups, volunteers, courses, turns of training and money: sums and different people of each.
_TRAINING = "(a.kind = 'A02' OR a.id IN (SELECT activity FROM training_day WHERE deleted IS NULL))"
_IN_OFFICE = (
    "SELECT person FROM appointment WHERE deleted IS NULL AND post IN ('P1', 'P2', 'P3', 'P4')"
    " AND ifnull(from_date, '') <= :until AND (to_date IS NULL OR to_date > :until)"
    " UNION SELECT keeper FROM home WHERE deleted IS NULL AND keeper IS NOT NULL AND ifnull(founded_on, '') <= :until"
    " AND (closed_on IS NULL OR closed_on > :until)"
)
_OTHERS = (
    "SELECT sum(women), sum(households) FROM population AS p WHERE deleted IS NULL AND day = (SELECT max(day)"
    " FROM population AS q WHERE q.org = p.org AND q.deleted IS NULL AND q.day <= :until)",
    "SELECT kind, count(*), sum((SELECT members FROM group_count AS c WHERE c.chat = g.id AND c.counted_on <= :until"
    f" ORDER BY c.counted_on DESC LIMIT 1)) FROM chat_group AS g WHERE deleted IS NULL AND owner IN ({_IN_OFFICE})"
    " GROUP BY 1",
    "SELECT sum(posts), sum(reads), sum(adopted) FROM media_count WHERE deleted IS NULL"
    " AND month = substr(:until, 1, 7)",
    "SELECT count(DISTINCT person) FROM volunteer WHERE deleted IS NULL AND ifnull(since, '') <= :until"
    " AND (until IS NULL OR until > :until)",
    "SELECT count(*), sum(tenths), count(DISTINCT served_household) FROM volunteer_service WHERE deleted IS NULL"
    " AND date >= :since AND date <= :until",
    f"SELECT count(DISTINCT a.id), count(*), count(DISTINCT t.person) {_ATTENDED} AND {_TRAINING}",
    f"SELECT count(DISTINCT person) FROM ({_IN_OFFICE})",
    "SELECT count(DISTINCT t.person), count(DISTINCT CASE WHEN a.start >= :year THEN t.person END) FROM activity AS a"
    f" CROSS JOIN attendance AS t ON t.activity = a.id WHERE {_TRAINING} AND a.deleted IS NULL AND a.status = 'held'"
    f" AND +a.start < :until || 'T99' AND {_CAME} AND +t.person IN ({_IN_OFFICE})",  # by their kind, not by all days
    "SELECT sum(women * rate_fen) FROM budget WHERE deleted IS NULL AND year = substr(:until, 1, 4)",
    "SELECT side, sum(amount_fen), sum(CASE WHEN date >= :since THEN amount_fen END) FROM fund_entry"
    " WHERE deleted IS NULL AND date <= :until AND ifnull(state, '') NOT IN ('void', 'planned') GROUP BY 1",
)
#: And what is counted of links, help, screening, needs, disputes, checks and homes.
_OWN = "l.deleted IS NULL AND l.kind IN ('L1', 'L2') AND l.since <= :until AND (l.until IS NULL OR l.until > :until)"
_DAYS = "ifnull(l.every_days, CASE l.kind WHEN 'L1' THEN 90 WHEN 'L2' THEN 30 WHEN 'L3' THEN 180 ELSE 90 END)"
_MEETS = (
    f"v.deleted IS NULL AND v.date >= date(:until, '-' || {_DAYS} || ' days') AND v.date <= :until"
    " AND ifnull(v.mode, '') <> 'M6' AND (instr(v.visitors, lower(hex(l.linker)))"
    " OR instr(v.visitors_text, l.linker_text) OR EXISTS (SELECT 1 FROM appointment AS o WHERE o.org = l.linker_org"
    " AND o.deleted IS NULL AND instr(v.visitors, lower(hex(o.person)))))"
)
_CLOSED = "act IN ('close', 'guide', 'withdraw', 'merge', 'decline')"
_AT_WORK = (
    f"SELECT count(*), count(DISTINCT person), count(DISTINCT household) FROM link AS l WHERE {_OWN}",
    f"SELECT count(*) FROM (SELECT 1 FROM link AS l WHERE {_OWN} GROUP BY linker HAVING count(*) >= 10)",
    # whom a visit reached besides is looked through once, as no index has it
    "WITH r AS MATERIALIZED (SELECT date, visitors, visitors_text, reached, mode, deleted FROM visit"
    " WHERE date <= :until AND date >= date(:until, '-180 days') AND reached IS NOT NULL)"
    f" SELECT count(*), sum(EXISTS (SELECT 1 FROM visit AS v WHERE v.person = l.person AND {_MEETS})"
    f" OR EXISTS (SELECT 1 FROM visit AS v WHERE v.household = l.household AND {_MEETS})"
    f" OR EXISTS (SELECT 1 FROM r AS v WHERE instr(v.reached, lower(hex(l.person))) AND {_MEETS})) FROM link AS l"
    " WHERE l.deleted IS NULL AND (l.until IS NULL OR l.until > :until)"
    f" AND l.since < date(:until, '-' || {_DAYS} || ' days')",
    "SELECT count(DISTINCT person), sum(amount_fen) FROM aid WHERE deleted IS NULL AND paid_on >= :since"
    " AND paid_on <= :until",
    f"SELECT count(person) FROM (SELECT person {_VISITS} UNION SELECT person FROM need WHERE deleted IS NULL"
    " AND opened >= :since AND opened <= :until UNION SELECT person FROM aid WHERE deleted IS NULL"
    " AND paid_on >= :since AND paid_on <= :until UNION SELECT t.person"
    f" {_ATTENDED} AND a.kind IN ('A04', 'A05', 'A06', 'A10') AND {_WOMAN})",
    "SELECT count(*), sum(id IN (SELECT person FROM screening WHERE deleted IS NULL AND year = substr(:until, 1, 4)"
    " AND done_on <= :until)) FROM person WHERE deleted IS NULL AND survivor IS NULL AND ifnull(sex, '2') <> '1'"
    " AND ifnull(status, 'active') = 'active' AND ifnull(residence, '') <> 'floating_out'"
    " AND CAST(birth AS INTEGER) BETWEEN :until - 64 AND :until - 35",
    f"SELECT act = 'reopen', {_CLOSED}, count(*), count(DISTINCT need) FROM need_step"
    " WHERE deleted IS NULL AND void IS NULL AND done_on >= :since AND done_on <= :until GROUP BY 1, 2",
    "SELECT count(*), sum(opened >= :since), sum(NOT EXISTS (SELECT 1 FROM need_step AS s WHERE s.need = n.id"
    f" AND s.deleted IS NULL AND s.done_on <= :until AND {_CLOSED})), sum(due >= :since AND due <= :until)"
    " FROM need AS n WHERE deleted IS NULL AND void IS NULL AND opened <= :until",
    "SELECT count(*), sum(found_on >= :since), sum(resolved_on >= :since AND resolved_on <= :until) FROM dispute"
    " WHERE deleted IS NULL AND found_on <= :until AND (resolved_on IS NULL OR resolved_on >= :since)",
    "SELECT count(DISTINCT gacha) FROM dispute_check WHERE deleted IS NULL AND month = substr(:until, 1, 7)",
    "SELECT i.result, count(*), count(DISTINCT c.home) FROM home_check AS c LEFT JOIN home_check_item AS i"
    " ON i.home_check = c.id AND i.deleted IS NULL WHERE c.deleted IS NULL AND c.checked_on > date(:until, '-1 year')"
    " AND c.checked_on <= :until GROUP BY 1",
    "SELECT count(*) FROM (SELECT p.home FROM home_person AS p JOIN home AS h ON h.id = p.home WHERE p.deleted IS NULL"
    " AND h.deleted IS NULL AND h.org IS NOT NULL GROUP BY 1 HAVING sum(role = 'mobile') AND sum(role = 'volunteer'))",
    "SELECT count(DISTINCT p.home) FROM home_person AS p WHERE p.deleted IS NULL AND p.role = 'volunteer'",
)
#: And what is counted of whom homes reach, how long needs took, colours, meetings, resolutions, turns and projects.
_OPEN = "h.deleted IS NULL AND ifnull(h.founded_on, '') <= :until AND (h.closed_on IS NULL OR h.closed_on > :until)"
_DAY = "ifnull(substr(a.start, 1, 10), m.day)"
_MET = (
    "meeting AS m LEFT JOIN activity AS a ON a.id = m.activity AND a.deleted IS NULL WHERE m.deleted IS NULL"
    f" AND ifnull(a.status, 'held') = 'held' AND {_DAY} <= :until"
)
_SEATED = (
    "o.deleted IS NULL AND o.org = m.org AND o.post IN ('P1', 'P2', 'P3', 'P4')"
    f" AND ifnull(o.from_date, '') <= {_DAY} AND (o.to_date IS NULL OR o.to_date > {_DAY})"
)
_DONE = "r.state IN ('done', 'closed') AND ifnull(r.done_on, r.closed_on)"
_BESIDES = (
    "SELECT count(DISTINCT u.id) FROM org_unit AS u JOIN home AS h ON h.org = u.id WHERE u.deleted IS NULL"
    f" AND u.level IN ('gacha', 'community') AND h.kind IN ('H10', 'H20', 'H30') AND {_OPEN}",
    f"SELECT sum(h.women_covered), sum(ifnull(h.founded_on, '') <= date(:until, '-{HOME_RULES['quiet']} days')"
    " AND NOT EXISTS (SELECT 1 FROM activity AS a WHERE a.home = h.id AND a.deleted IS NULL AND a.status = 'held'"
    f" AND a.start > date(:until, '-{HOME_RULES['quiet']} days') || 'T99' AND a.start < :until || 'T99'))"
    f" FROM home AS h WHERE {_OPEN}",
    "SELECT count(DISTINCT p.person) FROM home_person AS p JOIN home AS h ON h.id = p.home WHERE p.deleted IS NULL"
    f" AND ifnull(p.role, '') <> 'volunteer' AND {_OPEN}",
    "SELECT max(julianday(s.done_on) - julianday(n.opened)) FROM need_step AS s JOIN need AS n ON n.id = s.need"
    " WHERE s.deleted IS NULL AND s.void IS NULL AND n.deleted IS NULL AND n.void IS NULL AND s.done_on >= :since"
    f" AND s.done_on <= :until AND {_CLOSED} GROUP BY s.need",
    "SELECT (SELECT grade FROM dispute_look AS k WHERE k.dispute = d.id AND k.deleted IS NULL AND k.looked_on <= :until"
    " ORDER BY k.looked_on DESC, k.created_at DESC LIMIT 1), count(*), sum(d.resolved_on IS NULL OR d.resolved_on"
    " > :until) FROM dispute AS d WHERE d.deleted IS NULL AND d.found_on <= :until"
    " AND (d.resolved_on IS NULL OR d.resolved_on >= :since) GROUP BY 1",
    f"SELECT count(*) FROM {_MET} AND {_DAY} >= :since",
    f"SELECT sum((SELECT count(DISTINCT o.person) FROM appointment AS o WHERE {_SEATED})), sum((SELECT count(DISTINCT"
    f" t.person) FROM attendance AS t WHERE t.activity = a.id AND {_CAME} AND t.person IN (SELECT o.person"
    f" FROM appointment AS o WHERE {_SEATED}))) FROM {_MET} AND {_DAY} >= :since AND m.body = 'M2'"
    " AND EXISTS (SELECT 1 FROM attendance AS t WHERE t.activity = a.id AND t.deleted IS NULL)",
    f"SELECT count(*), sum(EXISTS (SELECT 1 FROM {_MET} AND m.org = p.org AND m.body = p.body"
    f" AND substr({_DAY}, 1, 7) >= p.month)) FROM meeting_plan AS p WHERE p.deleted IS NULL"
    " AND p.month = substr(:until, 1, 7)",
    f"SELECT sum({_DAY} >= :since AND {_DAY} <= :until), sum(r.closed_on >= :since AND r.closed_on <= :until),"
    f" sum({_DONE} >= :since AND {_DONE} <= :until), sum({_DONE} >= :since AND {_DONE} <= min(:until, ifnull(r.due,"
    f" :until))), sum(r.due < :until AND {_DAY} <= :until AND NOT ifnull(r.state IN ('done', 'closed', 'stopped')"
    " AND ifnull(r.done_on, r.closed_on) <= :until, 0)) FROM resolution AS r"
    " LEFT JOIN meeting AS m ON m.id = r.meeting AND m.deleted IS NULL LEFT JOIN activity AS a ON a.id = m.activity"
    " AND a.deleted IS NULL WHERE r.deleted IS NULL",
    "SELECT count(*), sum(EXISTS (SELECT 1 FROM rota_log AS l WHERE l.turn = t.id AND l.deleted IS NULL)"
    f" OR EXISTS (SELECT 1 FROM {_MET} AND m.org = r.org AND (m.id = t.meeting OR (m.body = 'M5'"
    f" AND {_DAY} >= t.starts AND {_DAY} <= t.ends)))) FROM rota_turn AS t JOIN rota AS r ON r.id = t.rota"
    " AND r.deleted IS NULL WHERE t.deleted IS NULL AND t.ends >= :since AND t.ends <= :until",
    "SELECT count(*), sum(served) FROM project WHERE deleted IS NULL AND done_on >= :since AND done_on <= :until",
    "SELECT count(*) FROM (SELECT 1 FROM project_step AS s JOIN project AS p ON p.id = s.project AND p.deleted IS NULL"
    " WHERE s.deleted IS NULL AND s.stage = 'claimed' GROUP BY s.project HAVING min(s.taken_on) >= :since"
    " AND min(s.taken_on) <= :until)",
)
#: The year of a report with its months, its year before and its year to date.
YEAR_SECONDS = 0.5


def summary() -> list[Figure]:
    """``month.summary``: the month with the most attendances of a township of 180,000; ``report.month``: a report of
    that month without its other columns; ``report.year``: every month of its year and of the year before, as plotted,
    the year, and the year before; nothing is kept from an earlier count, and garbage is not collected automatically, as
    in the program."""
    desk = Desk.open(large_township() / "sample")
    gc.disable()  # as in the program, which collects between events alone
    try:
        return _measured(desk)
    finally:
        gc.enable()
        desk.close()


def _measured(desk: Desk) -> list[Figure]:
    busiest = desk.db.value(
        "SELECT substr(a.start, 1, 7) FROM activity AS a JOIN attendance AS t ON t.activity = a.id"
        " WHERE a.status = 'held' GROUP BY 1 ORDER BY count(*) DESC LIMIT 1"
    )
    year, month = map(int, busiest.split("-"))
    period = Term(Span.MONTH, year, month).period(lambda _: 31)
    raw: Connection = desk.db.raw
    span = {"since": period.first.isoformat(), "until": period.last.isoformat(), "year": f"{year - 4}-01-01"}
    taken = median_seconds(lambda: desk.month.summary(period), TIMES)
    plain = median_seconds(lambda: [raw.execute(sql, span).fetchall() for sql in PLAIN], TIMES)

    def whole_month() -> None:
        desk.__dict__.pop("training", None)  # with the courses that it kept of the turn before
        desk.figures.counted(desk.month.summary(period))

    counted = median_seconds(whole_month, TIMES)
    stock = median_seconds(
        lambda: [raw.execute(sql, span).fetchall() for sql in (*_STOCK, *_OTHERS, *_AT_WORK, *_BESIDES)], TIMES
    )

    def whole_year() -> None:
        for kept in ("month", "training"):
            desk.__dict__.pop(kept, None)  # with all that it kept of the turn before
        desk.figures.months(Term(Span.YEAR, year, 1), 31)
        desk.figures.report(Term(Span.YEAR, year, 1), 31)

    year_taken = median_seconds(whole_year, 3)
    return [
        figure("month.summary", taken, "s", plain),
        figure("report.month", counted, "s", plain + stock),
        figure("report.year", year_taken, "s", YEAR_SECONDS),
    ]


if __name__ == "__main__":
    for line in summary():
        print(line)
