//! Work on files that ends in a record: a digest, a sample, self-ratings; knows nothing of the screens that ask for it.

use std::path::Path;

use crate::domain::command::{Act, Command};
use crate::domain::ids::{AssessmentId, EvidenceNo, SampleNo};
use crate::domain::records::{Kept, Sample};
use crate::exchange::{self, BadRows, Draw, MAX_AT_A_SCREEN, hash_file, read_list};
use crate::lang::{Notice, import as import_say, shell, visit as say};
use crate::ui::app::App;
use crate::ui::notice::Grade;
use crate::ui::screen::{List, Route};
use crate::ui::seen::Since;

impl App {
    /// Keeps the digest of a file and its path. The file is bounded, so that nobody waits long.
    pub(super) fn hash(&mut self, assessment: &AssessmentId, evidence: EvidenceNo, path: &str) -> bool {
        let digest = match hash_file(&self.desk.files, Path::new(path), MAX_AT_A_SCREEN) {
            Ok(digest) => digest,
            Err(error) => return self.refuse(error.notice(path, self.look.lang)),
        };
        let known = self.desk.assessment(assessment);
        let details = known.and_then(|(assessment, _)| assessment.records.details.get(&evidence));
        let mut details = details.cloned().unwrap_or_default();
        details.digest = Some(digest);
        path.clone_into(&mut details.kept_at);
        self.keep_record(assessment, Act::Keep(Kept::Details(evidence, Some(details))))
    }

    /// Draws a sample, or says that it has been drawn.
    pub(super) fn draw_sample(
        &mut self,
        assessment: &AssessmentId,
        (frame, seed, n): (&str, &str, usize),
        list: &List,
    ) -> bool {
        let lang = self.look.lang;
        let text = match list {
            List::Text(text) => text.clone(),
            List::File(path) => {
                let bytes = match self.desk.files.read(Path::new(path)) {
                    Ok(bytes) => bytes,
                    Err(fault) => {
                        let what = say::list_not_read(lang, path);
                        let fix = shell::fix_no_file(lang);
                        return self.refuse(fault.notice(lang, |error| Notice::new(what, error.to_string(), fix)));
                    }
                };
                match read_list(Path::new(path), &bytes) {
                    Ok(text) => text,
                    Err(bad) => return self.refuse(bad.notice(lang)),
                }
            }
        };
        let sample = Sample::draw(frame, &text, seed, n);
        let (n_drawn, n_frame) = (sample.drawn.len(), sample.n_frame);
        let drawn = self.desk.assessment(assessment).map(|(assessment, _)| exchange::draw(assessment, sample));
        match drawn {
            Some(Draw::Same(SampleNo(number))) => {
                self.tell(Grade::Good, Notice::new(say::drawn_before(lang, number), "", ""));
                self.refresh();
                true
            }
            Some(Draw::New(SampleNo(number), act)) => {
                let is_kept = self.keep_record(assessment, act);
                if is_kept {
                    let told = say::drawn(lang, number, n_drawn, n_frame);
                    self.tell(Grade::Good, Notice::new(told, "", ""));
                }
                is_kept
            }
            None => false,
        }
    }

    /// Reads self-ratings from a file, all of them or none.
    pub(super) fn self_rate(&mut self, assessment: &AssessmentId, path: &str) -> bool {
        let lang = self.look.lang;
        let bytes = match self.desk.files.read(Path::new(path)) {
            Ok(bytes) => bytes,
            Err(fault) => {
                let (what, fix) = (shell::no_file(lang, path), shell::fix_no_file(lang));
                return self.refuse(fault.notice(lang, |error| Notice::new(what, error.to_string(), fix)));
            }
        };
        match exchange::self_rate(&mut self.desk.session, assessment, &bytes, BadRows::Refuse) {
            Ok(applied) if applied.is_refused => {
                let rejected = applied.rejected.first();
                let why = rejected.map(|bad| import_say::bad_row(lang, bad.line, &bad.about, &bad.why.say(lang)));
                let what = say::self_refused(lang, applied.rejected.len());
                self.refuse(Notice::new(what, why.unwrap_or_default(), shell::fix_nothing_imported(lang)))
            }
            Ok(applied) => {
                let told = say::self_applied(lang, applied.n_rows, applied.n_written);
                self.tell(Grade::Good, Notice::new(told, "", ""));
                self.refresh();
                true
            }
            Err(error) => self.refuse(error.notice(lang)),
        }
    }

    /// Works out what others have done since the person last looked, once in a run.
    pub(super) fn look_back(&mut self, id: &AssessmentId) {
        let Some(seen) = self.seen.as_ref().filter(|_| !self.looked_through.contains_key(id)) else { return };
        // Entries that cannot be read leave nothing to tell.
        let Ok(entries) = self.desk.session.entries_of(id) else { return };
        let Some(last) = entries.last() else { return };
        if let Some(from) = seen.read(id) {
            let since = Since::of(&entries, self.desk.session.actor(), from);
            self.desk.since.insert(id.clone(), since);
        }
        self.looked_through.insert(id.clone(), last.seq);
    }

    /// Keeps that the person has seen what the overview told them.
    pub(super) fn keep_seen(&mut self) {
        let Some(Route::Overview(id)) = self.route().cloned() else { return };
        if let (Some(seen), Some(through)) = (&mut self.seen, self.looked_through.get(&id)) {
            seen.write(&id, *through);
        }
    }

    fn keep_record(&mut self, assessment: &AssessmentId, act: Act) -> bool {
        self.run(&Command::In { assessment: assessment.clone(), act })
    }

    pub(super) fn refuse(&mut self, notice: Notice) -> bool {
        self.tell(Grade::Caution, notice);
        self.hear_refusal();
        false
    }
}
