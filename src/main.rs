//! The binary: parse arguments, hand over to the command line or the server.

fn main() {}
