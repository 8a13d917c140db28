package io.earnest.profile.account;

import io.earnest.chassis.api.Answers;
import io.earnest.chassis.token.Viewer;
import io.earnest.profile.admin.Orders;
import io.earnest.profile.network.ClientNetworks;
import io.earnest.profile.password.PasswordText;
import io.earnest.profile.profile.Profile;
import io.earnest.profile.session.CurrentPassword;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Me")
class DeletionController {
    private final CurrentPassword current;
    private final Orders orders;
    private final ClientNetworks networks;

    DeletionController(CurrentPassword current, Orders orders, ClientNetworks networks) {
        this.current = current;
        this.orders = orders;
        this.networks = networks;
    }

    record Deletion(
            @NotNull @Size(max = PasswordText.MAX_TYPED) String password) {
        @Override
        public String toString() {
            return "Deletion[]";
        }
    }

    @Answers(409)
    @DeleteMapping("/api/me")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Delete the account, for good",
            description = "Erases password, name, bio and sessions; the handle is never given out again, and articles"
                    + " show no author. What was accepted settles. 403 bad-credentials, 409 last-operator, 429"
                    + " too-many-attempts.")
    void delete(Viewer viewer, @Valid @RequestBody Deletion request, HttpServletRequest http) {
        Profile profile = current.required(viewer, request.password, networks.of(http));
        orders.deleteAccount(profile);
    }
}
