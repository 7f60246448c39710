//! x
mod ui_paint;
