// Reckons attainment from the words of docs/attainment.md alone: a list of cases in, what each comes to out. It shares nothing with the
// program but the text.
import { readFileSync } from "node:fs";

const same = (a, b) => Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b), 1);
const unsaid = (value) => value === undefined || value === null;

// 1. One value a year, of one sex.
function series(measured, sex, on, cumulative) {
  const [toYear] = on.split("-").map(Number);
  const years = new Map();
  for (const { year, day, value, sex: whom } of measured) {
    if ((whom ?? "total") !== sex || unsaid(value)) continue;
    const of = day ? Number(day.slice(0, 4)) : year;
    if (unsaid(of) || of > toYear || (day && day > on)) continue;
    if (!years.has(of)) years.set(of, { days: new Map() });
    if (day) years.get(of).days.set(day, value);
    else years.get(of).whole = value;
  }
  const out = new Map();
  for (const of of [...years.keys()].sort((a, b) => a - b)) {
    const { whole, days } = years.get(of);
    if (!unsaid(whole)) {
      out.set(of, { value: whole, month: 12 });
      continue;
    }
    const sorted = [...days.keys()].sort();
    const last = sorted[sorted.length - 1];
    const value = cumulative ? sorted.reduce((sum, day) => sum + days.get(day), 0) : days.get(last);
    out.set(of, { value, month: Number(last.slice(5, 7)) });
  }
  return out;
}

// 3. The goal as an interval, or why there is none.
function goal(target, baseline) {
  let { direction } = target;
  const { value, upper } = target;
  const tolerance = Math.abs(target.tolerance ?? 0);
  if (direction === "maintain") {
    const middle = value ?? baseline;
    return unsaid(middle) ? { why: "no_value" } : { low: middle - tolerance, high: middle + tolerance, keeps: true };
  }
  if (unsaid(value)) return { why: "no_value" };
  if (direction === "between") {
    if (unsaid(upper)) return { why: "no_upper" };
    return upper < value ? { why: "crossed" } : { low: value, high: upper, keeps: true };
  }
  if (direction === "unstated") {
    if (unsaid(baseline)) return { why: "no_direction" };
    if (same(value, baseline)) return { low: value - tolerance, high: value + tolerance, keeps: true };
    direction = value > baseline ? "increase" : "decrease";
  }
  return direction === "increase" ? { low: value, high: Infinity } : { low: -Infinity, high: value };
}

function distance({ low, high }, value) {
  for (const edge of [low, high]) if (Number.isFinite(edge) && same(edge, value)) return 0;
  return Math.max(low - value, value - high, 0);
}

const nothing = (word, status, more) => ({ word, status, share: null, path: null, actual: null, late: false, unmeasured: [], ...more });

function reckon(target, years, on, baseline, isSex) {
  const aim = goal(target, baseline);
  const edge = aim.low > -Infinity ? aim.low : aim.high;
  const isAgainst = !aim.why && !aim.keeps && !unsaid(baseline) && !isSex && !same(baseline, edge) && distance(aim, baseline) === 0;
  const hindered = aim.why ?? (isAgainst ? "against" : null);
  const { year: last, baseline_year: base } = target;
  const isOver = !unsaid(last) && Number(on.slice(0, 4)) > last;

  // 4. The actual value.
  let begin = unsaid(base) ? null : base;
  let used = null;
  if (target.cumulative) {
    let first = target.counted_from ?? (begin === null ? null : base + 1);
    begin = first === null ? null : first - 1;
    first ??= Math.min(...years.keys());
    const counted = [...years.keys()].filter((year) => year >= first && (unsaid(last) || year <= last));
    if (counted.length > 0) {
      const end = counted[counted.length - 1];
      const unmeasured = [];
      for (let year = first; year < end; year += 1) if (!years.has(year)) unmeasured.push(year);
      const value = counted.reduce((sum, year) => sum + years.get(year).value, baseline);
      used = { value, year: end, month: years.get(end).month, late: false, unmeasured };
    }
  } else {
    const counted = [...years.keys()].filter((year) => begin === null || year > begin);
    const before = counted.filter((year) => unsaid(last) || year <= last).pop();
    const after = counted.find((year) => !unsaid(last) && year > last);
    const year = before === last || after === undefined ? before : after;
    if (year !== undefined) used = { ...years.get(year), year, late: year > (last ?? Infinity), unmeasured: [] };
  }
  if (hindered) {
    const told = { why: hindered, actual: used?.value ?? null, late: used?.late ?? false, unmeasured: used?.unmeasured ?? [] };
    return nothing("not_reckoned", "not_reckoned", told);
  }

  // 5. The word and the share.
  if (!used) return nothing("not_measured", isOver ? "awaiting" : "not_measured");
  const left = distance(aim, used.value);
  const way = unsaid(baseline) ? null : distance(aim, baseline);
  let word;
  if (left === 0) word = "reached";
  else if (way === null || way === 0) word = aim.keeps ? "deviates" : way === null ? "not_reached" : "worse";
  else word = same(left, way) ? "unchanged" : left < way ? "under_way" : "worse";
  let share = null;
  if (way) {
    share = aim.keeps ? 1 - left / way : (used.value - baseline) / (edge - baseline);
    if (!Number.isFinite(share)) share = null;
  }

  // 6. On track or not.
  let path = null;
  if (share !== null && begin !== null && !unsaid(last) && last > begin) {
    path = Math.min(((used.year - begin - 1) * 12 + used.month) / ((last - begin) * 12), 1);
  }
  let status;
  if (isOver) status = used.year < last ? "awaiting" : word === "reached" ? "achieved" : "missed";
  else if (word === "reached") status = "on_track";
  else if (word === "worse" || word === "deviates") status = "behind";
  else if (path === null) status = "unjudged";
  else status = share >= path || same(share, path) ? "on_track" : "behind";
  return { word, status, share, path, actual: used.value, late: used.late, unmeasured: used.unmeasured };
}

function attainment({ target, unit, measured, on }) {
  const years = Object.fromEntries(["total", "women", "men"].map((sex) => [sex, series(measured, sex, on, target.cumulative)]));
  if (target.cumulative) {
    for (const [year, women] of years.women) {
      const men = years.men.get(year);
      if (men && !years.total.has(year)) {
        years.total.set(year, { value: women.value + men.value, month: Math.max(women.month, men.month) });
      }
    }
    years.total = new Map([...years.total].sort(([a], [b]) => a - b));
  }
  const plain = (text) => (text ?? "").trim().toLowerCase();
  const [ours, theirs] = [plain(target.unit), plain(unit)];
  const at = (of) => years[of].get(target.baseline_year)?.value;
  if (ours && theirs && ours !== theirs) {
    return { ...nothing("not_reckoned", "not_reckoned", { why: "unit" }), women: null, men: null };
  }
  const baseline = target.baseline ?? (target.cumulative ? 0 : at("total"));
  const total = reckon(target, years.total, on, baseline, false);
  const ofSex = (sex) => {
    const one = target.cumulative ? null : reckon(target, years[sex], on, at(sex), true);
    return one === null || one.actual === null ? null : one;
  };
  const [women, men] = [ofSex("women"), ofSex("men")];
  if (total.word === "not_measured" && (women || men)) total.word = "by_sex_only";
  // A hindered whole tells no value.
  if (total.why) Object.assign(total, { actual: null, late: false, unmeasured: [] });
  return { ...total, women, men };
}

process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(attainment)));
