package io.earnest.comment.comment;

import io.earnest.chassis.Ids;
import io.earnest.chassis.intent.Intent;
import io.earnest.chassis.intent.IntentOwner;
import io.earnest.chassis.intent.IntentQueue;
import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.token.Viewer;
import io.earnest.chassis.web.IdempotencyKey;
import io.earnest.comment.comment.Admission.Admitted;
import io.earnest.comment.comment.Comment.Counts;
import io.earnest.comment.markdown.CommentMarkdown;
import io.earnest.comment.rewards.Payment;
import io.earnest.comment.speaker.Speaker;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Posts a comment: admitted, written down with its intent, then paid. */
@Component
class Posting {
    static final int MAX_CHARACTERS = 5_000;

    private final Admission admission;
    private final Comments comments;
    private final IntentQueue intents;
    private final IntentOwner owner;
    private final Clock clock;

    Posting(
            Admission admission,
            Comments comments,
            @Qualifier("commentIntents") IntentQueue intents,
            IntentOwner owner,
            Clock clock) {
        this.admission = admission;
        this.comments = comments;
        this.intents = intents;
        this.owner = owner;
        this.clock = clock;
    }

    /**
     * What is asked for.
     *
     * @param id the id that the comment will have: always the same for an idempotency key
     * @param keyed whether it is, so that the same id may be asked for again
     */
    record Request(
            String id,
            boolean keyed,
            String articleId,
            String body,
            @Nullable String avatarId,
            @Nullable String parentId) {
        String fingerprint() {
            return Ids.fingerprint(body, avatarId == null ? "" : avatarId, parentId == null ? "" : parentId);
        }
    }

    /** The comment, and whether this request is what made it. */
    record Posted(Comment comment, boolean created) {}

    Posted post(Viewer viewer, Request request) {
        if (request.keyed()) {
            Comment known = comments.find(request.id()).orElse(null);
            if (known != null) {
                return repeated(known, request);
            }
        }
        Comment.Text text = text(request.body());
        Admitted admitted = admission.admit(viewer, request.articleId(), request.avatarId(), request.parentId());
        Speaker speaker = admission.speaker(admitted);
        Comment comment = null;
        try {
            if (request.parentId() != null
                    && comments.closeEdits(request.parentId()).isEmpty()) {
                throw CommentProblems.deleted();
            }
            comment = comment(request, text, admitted, speaker);
            if (comments.insert(comment)) {
                return paid(comment, request, admitted);
            }
            comment = null;
        } finally {
            if (comment == null) {
                admission.giveBack(admitted);
            }
        }
        return repeated(comments.find(request.id()).orElseThrow(CommentProblems::unpaid), request);
    }

    /** Checks and renders a body: 400 where it is empty, too long, or shows nothing. */
    static Comment.Text text(String body) {
        String normalized = CommentMarkdown.normalized(body);
        if (body.codePointCount(0, body.length()) > MAX_CHARACTERS) {
            throw Problem.invalid("body", "must have at most " + MAX_CHARACTERS + " characters")
                    .exception();
        }
        String html = CommentMarkdown.render(normalized);
        if (html == null) {
            throw Problem.invalid("body", "must show something: it is empty or only blank")
                    .exception();
        }
        return new Comment.Text(normalized, html, CommentMarkdown.VERSION);
    }

    private Posted repeated(Comment known, Request request) {
        if (!known.request().equals(request.fingerprint())) {
            throw IdempotencyKey.reused().exception();
        }
        if (known.deleted()) {
            throw CommentProblems.deleted();
        }
        if (known.payment().is(Payment.State.PENDING) && !comments.tellPending(known.id())) {
            // Decided this moment; where it was refused it may be gone.
            return new Posted(comments.find(known.id()).orElseThrow(CommentProblems::unpaid), false);
        }
        return new Posted(known, false);
    }

    private Posted paid(Comment comment, Request request, Admitted admitted) {
        intents.attempt(comment.id());
        Comment now = comments.find(comment.id()).orElse(comment);
        if (now.payment().is(Payment.State.REFUSED)) {
            // The client waits and has the text still: nothing stays, unless a repeated request was told otherwise.
            if (comments.forget(now, request.keyed())) {
                admission.giveBack(admitted);
            }
            throw now.payment().refusal();
        }
        return new Posted(now, true);
    }

    private Comment comment(Request request, Comment.Text text, Admitted admitted, Speaker speaker) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String position = Comment.position(now, request.id());
        int attempt = request.keyed() ? comments.nextAttempt(request.id()) : 1;
        return new Comment(
                request.id(),
                request.articleId(),
                request.parentId(),
                admitted.person().id(),
                admitted.article().account(),
                new Comment.Voice(admitted.avatar(), speaker.number()),
                admitted.person().level(),
                admitted.person().commentLevel(),
                text,
                request.fingerprint(),
                now,
                null,
                false,
                false,
                Payment.pending(attempt),
                Counts.NONE,
                false,
                position,
                Comment.rank(Counts.NONE, position),
                0,
                Intent.claimed(Comment.naturalKey(request.id()), attempt, owner.name(), clock),
                null,
                null);
    }
}
