// Works out what a round shows, from the words of docs/results.md and with nothing of the program's own, so that the two can be
// compared. Reads cases as JSON from standard input and writes what each shows, figures as text.
import { readFileSync } from "node:fs";

const set = JSON.parse(readFileSync(new URL("../../public/factors/framgangsfaktorer-1.json", import.meta.url), "utf8"));
const GROUPS = ["region", "municipality", "county_board", "agency", "business", "university", "civil_society", "other", "unsaid"];
const ANSWERS = ["0", "1", "2", "3", "4", "dont_know", "not_applicable"];

const sum = (numbers) => numbers.reduce((one, other) => one + other, 0);

/** The quantile of ordered numbers at a share, interpolated between the two nearest (Hyndman & Fan, type 7). */
function quantile(ordered, share) {
  const at = (ordered.length - 1) * share;
  const low = Math.floor(at);
  const high = Math.ceil(at);
  return ordered[low] + (ordered[high] - ordered[low]) * (at - low);
}

function described(answers) {
  const levels = answers.filter((answer) => typeof answer === "number").sort((one, other) => one - other);
  const counts = ANSWERS.map((answer) => answers.filter((given) => String(given) === answer).length);
  const quartiles = levels.length === 0 ? null : [0.25, 0.5, 0.75].map((share) => String(quantile(levels, share)));
  return { counts, quartiles };
}

/** Hides groups, largest last, until what is hidden is large enough and of several sizes. */
function close(sizes, hidden, smallest) {
  for (;;) {
    const within = sizes.filter((size, group) => hidden.has(group) && size > 0);
    if (hidden.size === 0 || (sum(within) >= smallest && new Set(within).size > 1)) return { hidden, total: true };
    const left = sizes.filter((size, group) => !hidden.has(group) && size > 0);
    if (left.length === 0) return { hidden, total: sum(within) >= smallest };
    const least = Math.min(...left);
    sizes.forEach((size, group) => { if (size === least) hidden.add(group); });
  }
}

function differs(all, groups) {
  if (all?.quartiles && Number(all.quartiles[2]) - Number(all.quartiles[0]) >= 2) return true;
  const medians = groups.filter((group) => group?.quartiles).map((group) => Number(group.quartiles[1]));
  return medians.length > 0 && Math.max(...medians) - Math.min(...medians) >= 2;
}

function shown({ smallest, own, responses: given }) {
  const factors = new Set(set.factors.map((factor) => factor.id));
  const asked = new Set(set.factors.flatMap((factor) => factor.statements.map((statement) => statement.id)));
  own.filter((one) => factors.has(one.factor)).forEach((one) => asked.add(one.id));
  const responses = given.filter((response) => Object.keys(response.answers).some((id) => asked.has(id)));
  const of = GROUPS.map((group) => responses.filter((response) => (response.group ?? "unsaid") === group));
  const sizes = of.map((group) => group.length);
  const few = sizes.some((size) => size > 0 && size < smallest);
  const start = new Set(few ? sizes.flatMap((size, group) => (size < smallest ? [group] : [])) : []);
  const people = few ? close(sizes, start, smallest) : { hidden: start, total: true };

  const answersOf = (id) => of.map((group) => group.map((response) => response.answers[id]).filter((answer) => answer !== undefined));
  function statement(id) {
    const given = answersOf(id);
    const answered = given.map((answers) => answers.length);
    const first = new Set(people.hidden);
    answered.forEach((count, group) => { if (sizes[group] > 0 && count < smallest) first.add(group); });
    let result = { hidden: first, total: people.total };
    if (people.total && first.size > 0) {
      result = close(answered, first, smallest);
      const kinds = new Set(given.filter((_, group) => result.hidden.has(group)).flat().map(String));
      if (kinds.size < 2) result.total = false;
    }
    const raw = given.map((answers, group) => (result.total && !result.hidden.has(group) ? answers : null));
    return { all: result.total ? given.flat() : null, groups: raw };
  }

  const out = {
    responses: {
      all: people.total || responses.length === 0 ? responses.length : null,
      groups: sizes.map((size, group) => (people.total && !people.hidden.has(group) ? size : null)),
    },
    statements: {},
    factors: {},
  };
  const visible = (group) => out.responses.groups[group] !== null && out.responses.groups[group] > 0;
  const finish = (all, groups) => {
    const one = all === null ? null : described(all);
    const many = groups.map((answers) => (answers === null ? null : described(answers)));
    return { all: one, groups: many, differs: differs(one, many.filter((_, group) => visible(group))) };
  };
  for (const factor of set.factors) {
    const parts = factor.statements.map(({ id }) => [id, statement(id)]);
    for (const [id, { all, groups }] of parts) out.statements[id] = finish(all, groups);
    for (const { id } of own.filter((one) => one.factor === factor.id)) {
      const { all, groups } = statement(id);
      out.statements[id] = finish(all, groups);
    }
    const pool = (pick) => {
      const lists = parts.map(([, part]) => pick(part)).filter((list) => list !== null);
      return lists.length === 0 ? null : lists.flat();
    };
    out.factors[factor.id] = finish(pool((part) => part.all), GROUPS.map((_, group) => pool((part) => part.groups[group])));
  }
  return out;
}

process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(shown)));
