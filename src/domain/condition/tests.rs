//! Facts about conditions.
