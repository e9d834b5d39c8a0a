#[automatically_derived]
impl ::memoram_runtime::Endpoint for ListBooks {
    type Response = Vec<Book>;
    type Auth = ::memoram_runtime::auth::Any;
    const SPEC: ::memoram_runtime::EndpointSpec = {
        let _ = Self::send;
        let _ = (Self::pages, Self::items);
        ::memoram_runtime::__blocking!(used pages);
        ::memoram_runtime::__blocking!(used);
        ::memoram_runtime::EndpointSpec::get("/books")
            .success(&[200u16])
            .server("")
            .types(::memoram_runtime::__types!("Book" : Book))
    };
    fn encode(
        &self,
        __to: &mut ::memoram_runtime::Encoder,
    ) -> ::core::result::Result<(), ::memoram_runtime::Error> {
        __to.query(
            &[
                ::memoram_runtime::encode::Parameter {
                    name: "page",
                    max_length: ::core::option::Option::None,
                    explode: true,
                    value: &self.page,
                },
            ],
        )
    }
}
#[automatically_derived]
impl ::memoram_runtime::Paginated for ListBooks {
    type Item = Book;
    const FOLLOW: ::memoram_runtime::pages::Follow = ::memoram_runtime::pages::Follow::Page {
        name: "page",
        first: 0u64,
        limit: ::core::option::Option::None,
    };
    fn count(
        __page: &Self::Response,
    ) -> ::core::option::Option<::core::primitive::usize> {
        use ::memoram_runtime::pages::ItemList;
        ::core::option::Option::Some(ItemList::<Self::Item>::count(__page))
    }
    fn items(
        __page: Self::Response,
    ) -> ::core::option::Option<::std::vec::Vec<Self::Item>> {
        use ::memoram_runtime::pages::ItemList;
        ::core::option::Option::Some(ItemList::<Self::Item>::into_items(__page))
    }
}
#[automatically_derived]
impl ListBooks {
    /** Sends `GET /books`, with the credentials that the client has. Success is 200.

 Nothing is sent before the call is awaited.*/
    fn send(
        &self,
        __client: &::memoram_runtime::Client,
    ) -> ::memoram_runtime::Call<Vec<Book>> {
        __client.send(self)
    }
    ::memoram_runtime::__blocking!(, Vec < Book >);
    /// The pages of `GET /books`, from the one that the request asks for.
    fn pages(
        &self,
        __client: &::memoram_runtime::Client,
    ) -> ::memoram_runtime::Pages<Vec<Book>> {
        __client.pages(self)
    }
    /// The items of `GET /books`, page after page.
    fn items(
        &self,
        __client: &::memoram_runtime::Client,
    ) -> ::memoram_runtime::Items<Book> {
        __client.items(self)
    }
    ::memoram_runtime::__blocking!(pages, Vec < Book >, Book);
}
const _: () = {
    use ::memoram_runtime::schema::{Place as __Place, Probe as __Probe, Unchecked as _};
    let _ = __Probe::<()>::SCHEMAS;
    __Place::takes(
        __Place::new(
            6876487271293095678u64,
            1198042671375685371u64,
            "`GET /books` answers `Book`",
            "src/tests/documents/pages.yaml:14",
        ),
        __Probe::<Book>::SCHEMAS,
    )
};
const _: &[::core::primitive::u8] = ::core::include_bytes!(
    ::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), "/",
    "src/tests/documents/pages.yaml")
);
