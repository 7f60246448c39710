//! What the pieces of a key press cost, each with its spread: `cargo bench --bench pieces`, and a name after `--` for some of them.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    dead_code,
    reason = "a measurement that fails may panic; it shares its helpers"
)]

mod generate;
mod scene;

use std::hint::black_box;

use bamai::domain::checklist;
use bamai::domain::diagnosis::Diagnosis;
use bamai::domain::event::Entry;
use bamai::domain::ids::Actor;
use bamai::domain::standing::Standing;
use bamai::domain::state::State;
use bamai::store::{Head, codec};
use bamai::ui::keys::Key;
use bamai::ui::screen::Route;
use criterion::{Criterion, criterion_group, criterion_main};

use generate::Sealing;
use scene::Scene;

fn visit(n_changes: usize) -> Vec<Entry> {
    let mut sealing = Sealing::after(Head::default());
    let actor = Actor::new("王晓梅");
    generate::visit(0, 1, n_changes).into_iter().map(|event| sealing.seal(&actor, event)).collect()
}

fn folded(entries: &[Entry]) -> State {
    let mut state = State::default();
    state.keep_checklist(checklist::builtin().digest, "");
    entries.iter().for_each(|entry| state.apply(entry));
    state
}

/// What is worked out after an answer.
fn domain(criterion: &mut Criterion) {
    let state = folded(&visit(400));
    let assessment = state.assessments.values().next().unwrap();
    criterion.bench_function("standing of a whole visit", |b| b.iter(|| Standing::of(black_box(assessment))));
    let standing = Standing::of(assessment);
    criterion.bench_function("diagnosis of a whole visit", |b| {
        b.iter(|| Diagnosis::of(black_box(assessment), black_box(&standing)));
    });
    for n in [100, 10_000] {
        let entries = visit(n - 1);
        criterion.bench_function(&format!("fold {n} entries"), |b| b.iter(|| folded(black_box(&entries))));
    }
}

/// What becomes of an entry on its way to the disk.
fn records(criterion: &mut Criterion) {
    let entries = visit(100);
    criterion.bench_function("encode and chain 100 entries", |b| {
        b.iter(|| codec::records_after(&Head::default(), black_box(&entries)).unwrap());
    });
    let records = codec::records_after(&Head::default(), &entries).unwrap();
    criterion.bench_function("decode 100 records", |b| {
        b.iter(|| records.iter().for_each(|record| _ = black_box(codec::decode(black_box(record)).unwrap())));
    });
}

/// Keys, from the input to the bytes of the frame.
fn keys(criterion: &mut Criterion) {
    let dir = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    for n in [10, 10_000] {
        let mut scene = Scene::with_societies(n, dir.path(), None);
        let mut is_down = false;
        criterion.bench_function(&format!("move among {n} societies"), |b| {
            b.iter(|| {
                is_down = !is_down;
                scene.key(if is_down { Key::Down } else { Key::Up })
            });
        });
        scene.key(Key::Char('/'));
        scene.types("jxg");
        criterion.bench_function(&format!("a letter more and one less of a search among {n}"), |b| {
            b.iter(|| (scene.key(Key::Char('c')), scene.key(Key::Backspace)));
        });
        let item = Route::Item("A00001-1".into(), "W1".into());
        let mut scene = Scene::with_societies(n, dir.path(), Some(&item));
        let mut level = 0;
        criterion.bench_function(&format!("rate an item, {n} societies"), |b| {
            b.iter(|| {
                level = (level + 1) % 5;
                scene.rates(level);
                scene.hear();
            });
        });
    }
}

criterion_group!(pieces, domain, records, keys);
criterion_main!(pieces);
