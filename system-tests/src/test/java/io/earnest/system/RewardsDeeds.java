package io.earnest.system;

/** What people buy of the ledger itself. */
record RewardsDeeds(Cast cast) {

    /** Bought by somebody who commented below the article. */
    Deed report() {
        Cast.Said said = cast.said();
        Person buyer = said.writer();
        long balance = buyer.balance();
        return Deed.in(Part.REWARDS, "report", said.article())
                .by(Cast.keyed(buyer, "/api/articles/" + said.article() + "/pnl-reports", "{}"))
                .fact("reports", 0, 1, () -> buyer.all("/api/pnl-reports").size())
                .fact("balance", balance, balance - 1, cast.balance(buyer))
                .fact("entries", 0, 1, cast.booked(buyer.handle, "pnl-report:"));
    }
}
