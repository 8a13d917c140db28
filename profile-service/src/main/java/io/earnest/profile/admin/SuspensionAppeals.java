package io.earnest.profile.admin;

import io.earnest.chassis.Ids;
import io.earnest.chassis.notification.Appeal;
import io.earnest.chassis.notification.Appealing;
import io.earnest.chassis.token.Viewer;
import io.earnest.profile.profile.Profile;
import io.earnest.profile.profile.Profiles;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Appeals against suspensions: for operators, as suspensions are. Taken back, it is an order like any other. Neither the appeal nor
 * the audit names the profile where the suspension named a comment in its place.
 */
@Component
class SuspensionAppeals implements Appealing {
    private static final Logger LOG = LoggerFactory.getLogger(SuspensionAppeals.class);

    private final Profiles profiles;
    private final Orders orders;
    private final AuditStore audit;

    SuspensionAppeals(Profiles profiles, Orders orders, AuditStore audit) {
        this.profiles = profiles;
        this.orders = orders;
        this.audit = audit;
    }

    @Override
    public void requireDecider(Viewer viewer) {
        profiles.requireOperator(viewer);
    }

    @Override
    public void takeBack(Appeal appeal) {
        Profile profile =
                profiles.byId(appeal.profile()).filter(Profile::suspended).orElse(null);
        Appeal.Answer answer = Objects.requireNonNull(appeal.answer());
        if (profile == null || profile.deleted()) {
            return;
        }
        String id = Ids.derived("appeal", appeal.id());
        AuditRecord given = orders.give(
                id,
                answer.by(),
                Order.suspension(profile.id(), false),
                subject(appeal),
                answer.reason(),
                "suspension:" + id,
                profile.suspendedAt());
        LOG.info("the order {} of an appeal is {}", id, given.status());
    }

    @Override
    public void note(Appeal appeal, Appeal.Answer answer, String key) {
        boolean granted = appeal.state() == Appeal.State.TAKEN_BACK;
        audit.append(AuditRecord.noted(
                AuditRecord.reportedId("profile-service", key),
                answer.at(),
                answer.by(),
                granted ? "appeal-granted" : "appeal-rejected",
                subject(appeal),
                answer.reason()));
    }

    private static String subject(Appeal appeal) {
        return appeal.details().getOrDefault("commentId", appeal.profile());
    }
}
