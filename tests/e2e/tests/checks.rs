//! From a finding to where it is mended: every check leads to its page, and there to the field that it names.

use std::collections::BTreeSet;

use samspel::domain::checks::Check;
use samspel_e2e::{Outcome, Setup, Visit};
use serde_json::{Map, Value, json};

/// A finding's code, the page that it leads to and what has the focus there; `None` if no field is meant more than another.
type ExpectedPlace = (&'static str, &'static str, Option<&'static str>);

/// What is found in an assessment that one person has made alone.
const ALONE: [ExpectedPlace; 2] = [
    ("S101", "#/sjalvskattning/F01", Some("#make-priority-F01")),
    ("S102", "#/sjalvskattning/F03", Some("#response-evidence")),
];

/// What is found in a region's work that lacks something everywhere.
const TOGETHER: [ExpectedPlace; 66] = [
    ("S101", "#/sjalvskattning/glapp", Some("#make-priority-F01")),
    ("S102", "#/sjalvskattning/samsyn/F02", Some("#consensus-evidence")),
    ("S103", "#/sjalvskattning/glapp", Some("#make-dialogue-topic-F09")),
    ("S104", "#/sjalvskattning/omgang", None),
    ("S105", "#/sjalvskattning/glapp", Some("#gap-F05")),
    ("P201", "#/plan/prioriteringar/bare", Some("#priority-evidence")),
    ("P202", "#/plan/prioriteringar/bare", Some("#add-action")),
    ("P204", "#/plan/prioriteringar/rushed", Some("#priority-social-for")),
    ("P205", "#/plan/prioriteringar/dropped", Some("#priority-reason")),
    ("P206", "#/plan/prioriteringar/rushed", Some("#priority-decision")),
    ("P207", "#/plan/prioriteringar/rushed", Some("#effect-link-1-targets")),
    ("P208", "#/plan/prioriteringar/rushed", Some("#alternative-1-reason")),
    ("P209", "#/plan/prioriteringar/rushed", Some("#priority-reason")),
    ("P210", "#/plan/prioriteringar/stale", None),
    ("K301", "#/strukturbild/unlinked", None),
    ("K302", "#/strukturbild/loose", None),
    ("K303", "#/strukturbild/nowhere", None),
    ("I401", "#/plan/insatser/empty", Some("#action-owner")),
    ("I402", "#/plan/insatser/empty", Some("#action-end")),
    ("I403", "#/plan/insatser/turned", Some("#action-end")),
    ("I404", "#/plan/insatser/empty", Some("#add-target")),
    ("I405", "#/plan/insatser/empty", Some("#action-priorities")),
    ("I406", "#/plan/insatser/empty", Some("#action-depends-on")),
    ("I407", "#/plan/insatser/empty", Some("#action-progress-reason")),
    ("I408", "#/plan/insatser/empty", Some("#action-plan")),
    ("I409", "#/plan/handlingsplaner/short", Some("#action-plan-decision")),
    ("I410", "#/plan/handlingsplaner/short", Some("#add-review")),
    ("I411", "#/plan/insatser/hasty", Some("#action-status")),
    ("I412", "#/plan/handlingsplaner/short", Some("#action-plan-state")),
    ("I413", "#/plan/handlingsplaner/unasked", Some("#action-plan-analysis")),
    ("M501", "#/plan/insatser/turned", Some("#target-1-unit")),
    ("M502", "#/plan/insatser/turned", Some("#target-2-value")),
    ("M503", "#/plan/insatser/turned", Some("#target-3-year")),
    ("M504", "#/plan/insatser/turned", Some("#target-4-method")),
    ("M505", "#/plan/insatser/turned", Some("#target-5-by-sex-reason")),
    ("M506", "#/plan/insatser/turned", Some("#target-6-upper")),
    ("M507", "#/plan/insatser/turned", Some("#target-7-unit")),
    ("M508", "#/plan/insatser/turned", Some("#target-8-indicator")),
    ("F601", "#/plan/genomgangar/undecided", Some("#review-decision")),
    ("F602", "#/plan/genomgangar/anonymous", Some("#review-decided-by")),
    ("F603", "#/plan/genomgangar/unshown", Some("#review-evidence")),
    ("F604", "#/plan/forandringar/aimless", Some("#change-way")),
    ("F605", "#/plan/forandringar/slow", None),
    ("F606", "#/plan/prioriteringar/bare", None),
    ("P203", "#/plan/prioriteringar/settled", Some("#priority-status")),
    ("D701", "#/plan/dialog/synpunkter/open", Some("#contribution-response")),
    ("D702", "#/plan/dialog/synpunkter/refused", Some("#contribution-reason")),
    ("D703", "#/plan/dialog/synpunkter/refused", None),
    ("D704", "#/plan/aktorer", None),
    ("D705", "#/plan/dialog/moten/unattended", Some("#meeting-came")),
    ("D706", "#/plan/dialog/synpunkter/refused", None),
    ("D707", "#/plan/dialog/samrad/ended", None),
    ("D708", "#/plan/dialog/samrad/begun", Some("#consultation-reply-to")),
    ("A801", "#/plan/fynd/unproven", Some("#finding-evidence")),
    ("A802", "#/plan/fynd/old", Some("#finding-dated")),
    ("A803", "#/plan/fynd/adrift", Some("#finding-areas")),
    ("A804", "#/plan/analys", None),
    ("A805", "#/plan/analys", None),
    ("A806", "#/plan/fynd/alone", Some("#finding-indicators")),
    ("A807", "#/plan/fynd/alone", Some("#finding-areas")),
    ("L901", "#/plan/lardomar/elsewhere", Some("#lesson-conditions")),
    ("L902", "#/plan/lardomar/lost", Some("#lesson-factors")),
    ("L903", "#/plan/prioriteringar/crossing", Some("#add-neighbour-plan")),
    ("L904", "#/plan/prioriteringar/bare", Some("#neighbour-plan-1-county")),
    ("L905", "#/plan/aktorer", None),
    ("L906", "#/plan/aktorer", None),
];

fn alone() -> Value {
    json!({
        "round": { "kind": "round", "order": "a0", "question_set": "framgangsfaktorer-1" },
        "own": { "kind": "response", "round": "round", "answers": { "F01.1": 0, "F03.1": 4 } },
    })
}

fn together() -> Value {
    let mut records = json!({
        "round": {
            "kind": "round", "title": "Hösten 2026", "order": "a0", "question_set": "framgangsfaktorer-1",
            "state": "closed", "invited": ["region", "business"],
        },
        "high": { "kind": "consensus", "round": "round", "factor": "F02", "level": 3 },
        "weighty": {
            "kind": "consensus", "round": "round", "factor": "F05", "level": 2, "target_level": 4, "importance": 5,
        },
        "bare": { "kind": "priority", "title": "Bar", "order": "a0" },
        "whole": {
            "kind": "priority", "title": "Hel", "order": "a1", "evidence": "Analysen", "elements": ["loose", "nowhere"],
        },
        "unlinked": {
            "kind": "structure_element", "element": "node", "name": "Olänkad",
            "geometry": { "type": "Point", "coordinates": [17.007, 58.753] },
        },
        "loose": {
            "kind": "structure_element", "element": "corridor", "name": "Lös",
            "geometry": { "type": "Line", "coordinates": [[17.007, 58.753], [16.509, 59.371]] },
        },
        "nowhere": { "kind": "structure_element", "element": "node", "name": "Ingenstans" },
        "owner": { "kind": "actor", "name": "Flens kommun" },
        "empty": {
            "kind": "action", "title": "Tom", "order": "a0", "start": "2027-01-01", "depends_on": ["empty"], "progress": "late",
            "plan": "short",
        },
        "short": { "kind": "action_plan", "title": "Kort", "state": "decided", "start": "2027-06-01", "review": "2025-06-01" },
        "undecided": { "kind": "review", "of": "short", "date": "2020-06-01" },
        "anonymous": { "kind": "review", "of": "short", "date": "2020-06-01", "decision": "continue" },
        "unshown": {
            "kind": "review", "of": "bare", "date": "2020-06-01", "decision": "continue", "decided_by": "Nämnden", "decided": "2020-06-02",
        },
        "aimless": { "kind": "change", "title": "Utan väg" },
        "slow": {
            "kind": "change", "title": "Länge öppen", "date": "2020-06-01", "way": "b", "reason": "Nytt läge", "affects": ["short"],
        },
        "asked": { "kind": "comment", "of": "bare", "text": "Hur då?", "date": "2020-06-01", "discuss": true },
        "refused": { "kind": "contribution", "text": "Mer el", "order": "a1", "day": "2020-06-01", "response": "not" },
        "settled": { "kind": "priority", "title": "Beslutad", "order": "a2", "status": "adopted", "evidence": "Analysen" },
        "open": { "kind": "contribution", "text": "Och vi?", "order": "a2", "day": "2020-06-01", "priorities": ["settled"] },
        "ended": { "kind": "consultation", "title": "Avslutat", "order": "a0", "end": "2020-06-01", "reply_to": "a@b.se" },
        "reply": { "kind": "contribution", "text": "Svar", "order": "a5", "consultation": "ended" },
        "begun": { "kind": "consultation", "title": "Pågår", "order": "a1", "start": "2020-06-01" },
        "unattended": { "kind": "meeting", "title": "Tomt möte", "order": "a0", "day": "2020-06-01" },
        "area-work": { "kind": "model_area", "part": "area", "order": "a2" },
        "area-health": { "kind": "model_area", "part": "area", "order": "a1" },
        "felt": { "kind": "influence", "from": "area-work", "to": "area-health", "strength": "strong" },
        "unproven": { "kind": "finding", "title": "Utan underlag", "order": "a0", "areas": ["area-work"] },
        "old": {
            "kind": "finding", "title": "Gammalt", "order": "a1", "areas": ["area-work"], "source": "SCB", "dated": "2015-01-01",
            "sort": "strength",
        },
        "adrift": { "kind": "finding", "title": "Utan område", "order": "a2", "source": "SCB", "sort": "strength" },
    });
    let measured = json!({
        "share": { "kind": "indicator", "title": "Andel", "unit": "procent" },
        "value": { "kind": "measurement", "of": "doubled", "year": 2026, "value": 42 },
        "turned": {
            "kind": "action", "title": "Bakvänd", "order": "a1", "owner": "owner", "priorities": ["whole", "stale"],
            "start": "2027-02-01", "end": "2027-01-01", "status": "ongoing",
        },
        "hasty": {
            "kind": "action", "title": "Hastig", "order": "a2", "owner": "owner", "priorities": ["whole"],
            "start": "2027-02-01", "end": "2027-12-31", "status": "decided",
        },
        "unit": target("a0", json!({ "unit": "" })),
        "backwards": target("a1", json!({ "value": 40 })),
        "early": target("a2", json!({ "year": 2025 })),
        "silent": target("a3", json!({ "method": "" })),
        "sexless": target("a4", json!({ "by_sex": "no" })),
        "span": target("a5", json!({ "direction": "between", "upper": 40 })),
        "other": target("a6", json!({ "unit": "antal", "indicator": "share" })),
        "doubled": target("a7", json!({ "indicator": "share" })),
    });
    let chosen = json!({
        "rushed": { "kind": "priority", "title": "Hastig", "order": "a2", "evidence": "Analysen", "status": "adopted" },
        "said": { "kind": "contribution", "text": "Vi vill", "order": "a3", "priorities": ["dropped"], "response": "with" },
        "stale": {
            "kind": "priority", "title": "Omätt", "order": "a4", "evidence": "Analysen", "status": "adopted", "decided": "2020-01-01",
        },
        "dropped": { "kind": "priority", "title": "Bortvald", "order": "a3", "status": "not_chosen" },
        "effect": { "kind": "effect_link", "priority": "rushed", "stage": "effect", "text": "Fler i arbete" },
        "way": { "kind": "alternative", "priority": "rushed", "title": "Lärcentrum", "chosen": true },
        "deep": { "kind": "deep_analysis", "priority": "rushed", "causes": "Avstånd" },
        "unasked": { "kind": "action_plan", "title": "Utan analys", "priorities": ["rushed"], "state": "draft" },
        "area-education": { "kind": "model_area", "part": "area", "order": "a3" },
        "alone": { "kind": "finding", "title": "Ensam", "order": "a3", "source": "SCB", "areas": ["area-education"] },
    });
    let learnt = json!({
        "elsewhere": { "kind": "lesson", "title": "Träffar på orterna", "others": "En annan region", "steps": ["2"] },
        "lost": { "kind": "lesson", "title": "Om ingenting" },
        "crossing": { "kind": "priority", "title": "Över gränsen", "order": "a4", "evidence": "Analysen", "elements": ["far"] },
        "far": {
            "kind": "structure_element", "element": "node", "name": "Långt bort", "level": "cross_regional", "order": "az",
            "geometry": { "type": "Point", "coordinates": [18.0, 59.3] },
        },
        "vague": { "kind": "neighbour_plan", "priority": "bare", "title": "Grannens plan" },
        "company-farm": { "kind": "actor", "group": "business", "name": "Gården", "segment": "Lantbruk", "order": "ay" },
        "company-mill": { "kind": "actor", "group": "business", "name": "Bruket", "segment": "Industri", "order": "az" },
        "said-by-mill": { "kind": "contribution", "text": "Fler svetsare", "actor": "company-mill", "response": "with", "order": "az" },
    });
    for (id, record) in [measured, chosen, learnt].iter().filter_map(Value::as_object).flatten() {
        records[id] = record.clone();
    }
    for respondent in 0..8 {
        let response = json!({
            "kind": "response", "round": "round", "group": "region", "revision": 1, "received": "2026-11-20",
            "answers": { "F01.1": 1, "F09.1": respondent % 2 * 4 },
        });
        records[format!("response-{respondent}")] = response;
    }
    records
}

/// A target that lacks nothing but what is changed in it.
fn target(order: &str, change: Value) -> Value {
    let mut target = json!({
        "kind": "target", "action": "turned", "order": order, "title": "Andel", "unit": "procent", "direction": "increase",
        "baseline": 41, "baseline_year": 2025, "value": 50, "year": 2028, "method": "Räknas varje år",
    });
    let change: Map<_, _> = change.as_object().cloned().unwrap_or_default();
    for (field, value) in change {
        target[field] = value;
    }
    target
}

async fn open(name: &str, records: Value) -> Outcome<Visit> {
    let visit = Visit::start(name, Setup::default()).await?;
    let document = json!({ "format": "samspel", "version": 1, "document": "granskning", "records": records });
    let file = visit.file("granskning.samspel.json", document.to_string())?;
    visit.upload("#open-file", &file).await?;
    visit.hash_is("#/oversikt").await?;
    Ok(visit)
}

async fn leads_to_its_place(visit: &Visit, (code, page, focus): ExpectedPlace) -> Outcome {
    visit.goto("#/granskning").await?;
    // The list draws the first of them, and more when somebody comes to its end.
    let link = format!(
        "[...document.querySelectorAll('#findings ~ .actions button, #findings .actions button')].find((one) => one.checkVisibility())?.click();
        const group = [...document.querySelectorAll('.finding-group')].find((one) => one.querySelector('.finding-code').textContent === '{code}');
        if (group) group.open = true;
        return group?.querySelector('.finding-place a')"
    );
    let link = visit.until(&format!("the place of {code}"), &link, vec![]).await?;
    visit.script("arguments[0].id = 'to-place'", vec![link]).await?;
    visit.click("#to-place").await?;
    visit.hash_is(page).await?;
    match focus {
        Some(focus) => visit.focus_is_at(focus).await,
        None => Ok(()),
    }
}

#[test]
fn every_check_is_followed_to_its_place() {
    let followed: BTreeSet<_> = TOGETHER.iter().map(|(code, ..)| *code).collect();
    let all: BTreeSet<_> = Check::ALL.iter().map(|check| check.code()).collect();
    assert_eq!(followed, all);
}

#[tokio::test]
async fn what_is_found_leads_to_where_it_is_mended() -> Outcome {
    let visit = open("checks_together", together()).await?;
    for led in TOGETHER {
        leads_to_its_place(&visit, led).await?;
    }
    visit.finish().await
}

#[tokio::test]
async fn what_is_found_in_own_answers_leads_to_them() -> Outcome {
    let visit = open("checks_alone", alone()).await?;
    for led in ALONE {
        leads_to_its_place(&visit, led).await?;
    }
    visit.finish().await
}

/// The groups that are shown, each as its head says it and whether it is open.
async fn groups(visit: &Visit, within: &str) -> Outcome<Value> {
    let script = format!(
        "return [...document.querySelectorAll('{within} .finding-group')].map((one) => [one.querySelector('h3').textContent, one.open])"
    );
    visit.script(&script, vec![]).await
}

// R231
#[tokio::test]
async fn findings_are_grouped_by_rule_or_by_record_and_stay_folded_as_they_were() -> Outcome {
    let visit = open("checks_groups", together()).await?;
    visit.goto("#/granskning").await?;
    visit.counts("#findings .finding-group", 20).await?;
    // Many groups are folded, and nothing of what is in them is in the page.
    visit.counts("#findings .finding", 0).await?;
    visit
        .click("#findings li:first-child > .finding-group > summary")
        .await?;
    visit.counts("#findings .finding", 1).await?;
    visit.no_axe_violations().await?;
    let by_rule = groups(&visit, "#findings").await?;
    visit.click("input[name='checks-grouping'][value='record']").await?;
    let first = "return document.querySelector('#findings .finding-group h3')?.textContent.includes('Bakvänd')";
    visit.until("the gravest record comes first", first, vec![]).await?;
    visit
        .click("#findings li:first-child > .finding-group > summary")
        .await?;
    // The action that ends before it starts, and its eight targets.
    visit.counts("#findings .finding", 9).await?;
    visit.no_axe_violations().await?;
    visit.click("input[name='checks-grouping'][value='rule']").await?;
    visit.counts("#findings .finding-group", 20).await?;
    assert_eq!(groups(&visit, "#findings").await?, by_rule);
    visit.finish().await
}

// R230
#[tokio::test]
async fn what_is_new_is_left_alone_for_a_day_and_everybody_counts_alike() -> Outcome {
    let visit = open("checks_new", json!({})).await?;
    visit.goto("#/plan/insatser").await?;
    visit.click("#add-action").await?;
    visit.write("#action-title", "Alldeles ny").await?;
    visit.is_saved().await?;
    visit.goto("#/granskning").await?;
    visit.css("#no-findings").await?;
    visit.counts(".nav-count", 0).await?;
    visit.counts(".finding", 0).await?;
    visit.click("#show-held-back").await?;
    visit.counts("#held-back .finding-group", 4).await?;
    visit.no_axe_violations().await?;
    // A contradiction is shown at once.
    visit.goto("#/plan/insatser").await?;
    visit.click("a[href^='#/plan/insatser/']").await?;
    visit.pick_date("#action-start", "2027-02-01").await?;
    visit.pick_date("#action-end", "2027-01-01").await?;
    visit.is_saved().await?;
    visit.goto("#/granskning").await?;
    visit.counts("#findings .finding-group", 1).await?;
    visit.counts("#held-back .finding-group", 0).await?;
    visit.css("#show-held-back[aria-expanded='false']").await?;
    visit.finish().await
}
