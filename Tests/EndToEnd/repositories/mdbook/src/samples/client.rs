use std::env;

/// Where the API is.
fn base() -> String {
    env::var("FERROVIA").unwrap_or_else(|_| "https://api.ferrovia.dev/v3".into())
}

fn main() {
    println!("{}/stations/LIS", base());
}
