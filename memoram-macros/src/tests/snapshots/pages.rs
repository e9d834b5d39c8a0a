#[automatically_derived]
impl<'a> ::memoram_runtime::Endpoint for ListNotes<'a> {
    type Response = Notes;
    type Auth = ::memoram_runtime::auth::Bearer;
    const SPEC: ::memoram_runtime::EndpointSpec = {
        let _ = Self::send;
        let _ = (Self::pages, Self::items);
        ::memoram_runtime::__blocking!(used pages);
        ::memoram_runtime::__blocking!(used);
        ::memoram_runtime::EndpointSpec::get("/notes")
    };
    fn encode(
        &self,
        __to: &mut ::memoram_runtime::Encoder,
    ) -> ::core::result::Result<(), ::memoram_runtime::Error> {
        __to.query(
            &[
                ::memoram_runtime::encode::Parameter {
                    name: "after",
                    max_length: ::core::option::Option::None,
                    explode: true,
                    value: &self.after,
                },
            ],
        )
    }
}
#[automatically_derived]
impl<'a> ::memoram_runtime::Paginated for ListNotes<'a> {
    type Item = Note;
    const CURSOR: &'static ::core::primitive::str = "after";
    fn next(
        __page: &Self::Response,
    ) -> ::core::option::Option<::memoram_runtime::pages::Cursor> {
        use ::memoram_runtime::pages::CursorValue;
        CursorValue::cursor(
            &::core::option::Option::as_ref(&__page.pagination)?.next_cursor,
        )
    }
    fn items(
        __page: Self::Response,
    ) -> ::core::option::Option<::std::vec::Vec<Self::Item>> {
        use ::memoram_runtime::pages::ItemList;
        ::core::option::Option::Some(ItemList::<Self::Item>::into_items(__page.notes))
    }
}
#[automatically_derived]
impl<'a> ListNotes<'a> {
    /** Sends `GET /notes`, with a token. Success is any 2xx.

 Nothing is sent before the call is awaited.*/
    pub fn send(
        &self,
        __client: &::memoram_runtime::Client,
    ) -> ::memoram_runtime::Call<Notes> {
        __client.send(self)
    }
    ::memoram_runtime::__blocking!(pub, Notes);
    /// The pages of `GET /notes`, from the one that the request asks for.
    pub fn pages(
        &self,
        __client: &::memoram_runtime::Client,
    ) -> ::memoram_runtime::Pages<Notes> {
        __client.pages(self)
    }
    /// The items of `GET /notes`, page after page.
    pub fn items(
        &self,
        __client: &::memoram_runtime::Client,
    ) -> ::memoram_runtime::Items<Note> {
        __client.items(self)
    }
    ::memoram_runtime::__blocking!(pages pub, Notes, Note);
}
