//! In which order skip rules are worked out, and which of them go in a circle; knows nothing of how they are written.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use crate::domain::checklist::items::Draft;
use crate::domain::checklist::problem::ProblemCode;
use crate::domain::checklist::read::Reader;
use crate::lang::problem as said;

/// Returns item indexes so that each stands after those its `skip_if` names, else in the order of the file; notes every
/// circle at its first item.
pub(super) fn skip_order(reader: &mut Reader<'_>, drafts: &[Draft<'_>]) -> Vec<usize> {
    let needs = needs(drafts);
    let mut n_open: Vec<usize> = needs.iter().map(Vec::len).collect();
    let mut needed_by: Vec<Vec<usize>> = vec![Vec::new(); drafts.len()];
    for (item, needs) in needs.iter().enumerate() {
        for &need in needs {
            needed_by.get_mut(need).into_iter().for_each(|items| items.push(item));
        }
    }
    let mut ready: BinaryHeap<Reverse<usize>> =
        n_open.iter().enumerate().filter(|&(_, &n)| n == 0).map(|(item, _)| Reverse(item)).collect();
    let mut order = Vec::with_capacity(drafts.len());
    while let Some(Reverse(item)) = ready.pop() {
        order.push(item);
        for &waiting in needed_by.get(item).into_iter().flatten() {
            if let Some(n) = n_open.get_mut(waiting) {
                *n -= 1;
                if *n == 0 {
                    ready.push(Reverse(waiting));
                }
            }
        }
    }
    let is_stuck: Vec<bool> = n_open.iter().map(|&n| n > 0).collect();
    for circle in circles(&needs, &is_stuck) {
        tell(reader, drafts, &circle);
    }
    order
}

/// Returns, for each item, the indexes of the items its rule names.
fn needs(drafts: &[Draft<'_>]) -> Vec<Vec<usize>> {
    let index: BTreeMap<&str, usize> =
        drafts.iter().enumerate().filter_map(|(idx, draft)| Some((draft.id.as_ref()?.text, idx))).collect();
    let of = |draft: &Draft<'_>| {
        let rule = draft.item.as_ref().and_then(|item| item.skip_if.as_ref());
        let named = rule.into_iter().flat_map(|rule| &rule.items);
        let mut needs: Vec<usize> = named.filter_map(|item| index.get(item.as_str()).copied()).collect();
        needs.sort_unstable();
        needs.dedup();
        needs
    };
    drafts.iter().map(of).collect()
}

/// Walks from each stuck item along stuck items until one comes back; every circle is found once.
fn circles(needs: &[Vec<usize>], is_stuck: &[bool]) -> Vec<Vec<usize>> {
    let stuck = |&item: &usize| is_stuck.get(item).copied().unwrap_or_default();
    let mut is_seen = vec![false; needs.len()];
    let mut found = Vec::new();
    for start in (0..needs.len()).filter(stuck) {
        let mut path: Vec<usize> = Vec::new();
        let mut place: BTreeMap<usize, usize> = BTreeMap::new();
        let mut next = Some(start);
        while let Some(item) = next {
            if let Some(&from) = place.get(&item) {
                found.push(path.split_off(from));
                break;
            }
            let Some(seen) = is_seen.get_mut(item) else { break };
            if std::mem::replace(seen, true) {
                break;
            }
            place.insert(item, path.len());
            path.push(item);
            next = needs.get(item).into_iter().flatten().copied().find(stuck);
        }
    }
    found
}

fn tell(reader: &mut Reader<'_>, drafts: &[Draft<'_>], circle: &[usize]) {
    let Some(first) = circle.iter().copied().min() else { return };
    let turned =
        circle.iter().skip_while(|&&item| item != first).chain(circle.iter().take_while(|&&item| item != first));
    let id = |&item: &usize| drafts.get(item).and_then(|draft| draft.id.as_ref()).map(|id| id.text);
    let path: Vec<&str> = turned.filter_map(id).chain(id(&first)).collect();
    if let Some(rule) = drafts.get(first).and_then(|draft| draft.skip_if.as_ref()) {
        reader.say(ProblemCode::SkipCycle, &rule.at, |lang| said::skip_cycle(lang, &path.join(" → ")));
    }
}
