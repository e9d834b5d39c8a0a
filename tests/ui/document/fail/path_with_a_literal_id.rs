use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(GET, "/tags/favourite")]
struct GetFavouriteTag {
    user_id: String,
}

fn main() {}
