struct ListNotes {
    #[memoram(query)]
    limit: u32,
}

fn main() {}
