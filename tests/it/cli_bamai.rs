//! The binary in a directory of its own, with a cleared environment: what the tests of the command line share.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value as Json;

/// Where the sample files stand.
pub fn fixture(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(path)
}

/// A store of its own and somebody at work on it.
pub struct Bamai {
    dir: tempfile::TempDir,
    actor: &'static str,
    lang: &'static str,
}

/// What a run came to.
#[derive(Debug)]
pub struct Run {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Bamai {
    /// An empty store, 张三 at work on it in Chinese.
    pub fn new() -> Self {
        Self { dir: tempfile::tempdir().unwrap(), actor: "张三", lang: "zh" }
    }

    /// The store's directory; nothing makes it but the program.
    pub fn store(&self) -> PathBuf {
        self.dir.path().join("store")
    }

    /// Writes a file beside the store.
    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.dir.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    /// The binary with nothing in its environment.
    pub fn bare(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_bamai"));
        command.env_clear().current_dir(self.dir.path()).stdin(Stdio::null());
        command
    }

    /// The binary on this store.
    pub fn command<A: AsRef<OsStr>>(&self, actor: &str, args: &[A]) -> Command {
        let mut command = self.bare();
        command.arg("--store").arg(self.store()).args(["--lang", self.lang, "--as", actor]).args(args);
        command
    }

    /// Runs it.
    pub fn run<A: AsRef<OsStr>>(&self, args: &[A]) -> Run {
        run(&mut self.command(self.actor, args))
    }

    /// Runs it under another name.
    pub fn run_as<A: AsRef<OsStr>>(&self, actor: &str, args: &[A]) -> Run {
        run(&mut self.command(actor, args))
    }

    /// Runs it, expecting success, and returns what it printed.
    pub fn ok<A: AsRef<OsStr>>(&self, args: &[A]) -> String {
        self.run(args).expect(0).out
    }

    /// Runs it and reads the document it printed, whatever the exit code.
    pub fn json<A: AsRef<OsStr>>(&self, args: &[A]) -> Json {
        serde_json::from_str(&self.run(args).out).unwrap()
    }

    /// A store with the society A0001 and its first assessment A0001-1, opened by 张三.
    pub fn started() -> Self {
        let bamai = Self::new();
        bamai.ok(&["society", "add", "A0001", "机械工程学会（样例）"]);
        assert_eq!(bamai.ok(&["start", "A0001"]), "A0001-1\n");
        bamai
    }

    /// The same with the whole sample visit applied.
    pub fn visited() -> Self {
        let bamai = Self::started();
        bamai.ok(&["apply".as_ref(), "A0001-1".as_ref(), fixture("demo/visit.csv").as_os_str()]);
        bamai
    }
}

/// Runs a command to its end.
pub fn run(command: &mut Command) -> Run {
    let output = command.output().unwrap();
    Run {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

impl Run {
    /// Fails unless the exit code is this.
    #[track_caller]
    pub fn expect(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{self:?}");
        self
    }
}
