//! The action plans and their actions in what is published.

use std::collections::BTreeMap;

use super::source::{Source, day, fact, facts, titled, written};
use crate::{
    app::text::{
        follow_up, vocabulary,
        vocabulary::Term,
        words::{Word, fill, text},
    },
    domain::{
        follow_up::progress::{self, ActionProgress, Progress, milestones_of},
        records::{
            action_parts::Milestone,
            plan::{Action, ActionPlan, ActionPlanState},
        },
        values::id::Id,
    },
    render::reading::{Block, Section, Tone},
};

/// The section: each plan with its actions, and then those that are in none.
pub fn section(source: Source) -> Option<Section> {
    let plans = source.document.ordered::<ActionPlan>();
    let mut of_plans: BTreeMap<Option<&Id<ActionPlan>>, Vec<Block>> = BTreeMap::new();
    let all = source.document.ordered::<Action>();
    for (id, action) in &all {
        let plan = action.plan.as_ref();
        let plan = plan.filter(|plan| source.document.get::<ActionPlan>(plan).is_some());
        of_plans.entry(plan).or_default().push(one(source, id, action));
    }
    let alone = of_plans.remove(&None).unwrap_or_default();
    let mut blocks: Vec<_> = plans
        .iter()
        .map(|(id, plan)| plan_with(source, plan, of_plans.remove(&Some(id)).unwrap_or_default()))
        .collect();
    if plans.is_empty() {
        blocks.extend(alone);
        return Section::unless_empty(text(Word::PlanActions), blocks);
    }
    blocks.extend(Section::unless_empty(text(Word::TimelineNoPlan), alone).map(Block::Section));
    Section::unless_empty(text(Word::PlanPlans), blocks)
}

fn plan_with(source: Source, plan: &ActionPlan, actions: Vec<Block>) -> Block {
    let tone = match plan.state {
        ActionPlanState::Decided => Tone::Good,
        ActionPlanState::Draft | ActionPlanState::Closed => Tone::Plain,
    };
    let decision = [plan.decision.trim().to_owned(), day(plan.decided)];
    let decision = decision.into_iter().filter(|part| !part.is_empty());
    let own = [
        Some(Block::Status(tone, text(plan.state.word()).into())),
        written(&plan.text),
        facts([
            fact(Word::FieldActionPlanOwner, source.names(plan.owner.as_slice())),
            fact(
                Word::PlanReadTime,
                vocabulary::period(plan.start, plan.end).unwrap_or_default(),
            ),
            fact(Word::FieldActionPlanDecision, decision.collect::<Vec<_>>().join(", ")),
            fact(Word::FieldActionPlanReview, day(plan.review)),
            fact(Word::PlanReadServes, source.names(&plan.priorities)),
        ]),
    ];
    Block::Section(Section {
        title: vocabulary::named(&plan.title),
        blocks: own.into_iter().flatten().chain(actions).collect(),
    })
}

/// How an action goes on the day.
pub fn progress_of(source: Source, id: &Id<Action>, action: &Action) -> ActionProgress {
    let milestones = milestones_of(source.document, source.references, id);
    let milestones: Vec<_> = milestones.into_iter().map(|(_, one)| one).collect();
    progress::of(action, &milestones, source.today)
}

/// Why it is said to go so, to those who read what is published.
pub fn reason(goes: &ActionProgress) -> String {
    if goes.judged.is_some() {
        let by_rule = text(follow_up::progress(goes.by_rule)).to_lowercase();
        return fill(Word::PublishJudged, &[("progress", &by_rule)]);
    }
    follow_up::reason(goes)
}

/// How that is shown.
pub fn tone(progress: Progress) -> Tone {
    match progress {
        Progress::Done => Tone::Good,
        Progress::Late => Tone::Trouble,
        Progress::NotStarted | Progress::Ongoing | Progress::Cancelled => Tone::Plain,
    }
}

fn one(source: Source, id: &Id<Action>, action: &Action) -> Block {
    let goes = progress_of(source, id, action);
    let owner = source.names(action.owner.as_slice());
    let owner = if owner.is_empty() {
        text(Word::PlanNoOwner).into()
    } else {
        owner
    };
    let milestones = milestones_of(source.document, source.references, id);
    let milestones: Vec<_> = milestones.iter().map(|(_, one)| milestone(one)).collect();
    let status = [text(follow_up::progress(goes.shown())), " · ", &reason(&goes)].concat();
    titled(
        &action.title,
        [
            Some(Block::Status(tone(goes.shown()), status)),
            written(&action.text),
            facts([
                fact(Word::FieldActionOwner, owner),
                fact(Word::PlanReadPartners, source.names(&action.partners)),
                fact(
                    Word::PlanReadTime,
                    vocabulary::period(action.start, action.end).unwrap_or_default(),
                ),
                fact(Word::FieldActionCommitment, action.commitment.trim()),
                fact(Word::PlanReadServes, source.names(&action.priorities)),
                fact(Word::PlanReadElements, source.names(&action.elements)),
                fact(Word::FieldActionDependsOn, source.names(&action.depends_on)),
                fact(Word::PlanMilestones, milestones.join("\n")),
            ]),
        ],
    )
}

fn milestone(milestone: &Milestone) -> String {
    let name = vocabulary::named(&milestone.title);
    let when = match (milestone.done, milestone.due) {
        (Some(done), _) => fill(Word::PublishDone, &[("day", &vocabulary::day(done))]),
        (None, Some(due)) => vocabulary::day(due),
        (None, None) => return name,
    };
    [&name, ", ", &when].concat()
}
