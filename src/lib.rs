//! bamai 把脉: assess a learned society over SSH, and say on the spot where it is weak, soft or scattered.

pub mod lang;
pub mod domain;
pub mod store;
pub mod report;
pub mod session;
pub mod exchange;
pub mod ui;
pub mod cli;
