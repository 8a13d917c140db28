package io.earnest.profile.revocation;

import io.earnest.chassis.token.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What gateways follow. */
@RestController
@Tag(name = "Internal")
class InternalRevocationController {
    private final RevocationStore store;

    InternalRevocationController(RevocationStore store) {
        this.store = store;
    }

    /**
     * A part of the feed.
     *
     * @param next what to ask for after this; less than was asked for where the feed has begun anew
     */
    record RevocationPage(List<RevocationView> items, long next) {}

    record RevocationView(Revocation.Kind kind, String profile, List<String> sessions) {
        static RevocationView of(Revocation revocation) {
            return new RevocationView(revocation.kind(), revocation.profile(), revocation.sessions());
        }
    }

    @GetMapping("/internal/revocations")
    @Operation(
            summary = "What was revoked of tokens that are out, in its order",
            description =
                    "500 at most; none where all is told. Kept for as long as a token may live. The same `next` is asked"
                            + " for again; one that is less than `after` means that the feed has begun anew.")
    RevocationPage after(Caller caller, @RequestParam(defaultValue = "0") @Min(0) long after) {
        caller.require("standing-read");
        List<Revocation> found = store.after(after);
        long next = found.isEmpty() ? store.newest() : found.getLast().number();
        return new RevocationPage(found.stream().map(RevocationView::of).toList(), next);
    }
}
