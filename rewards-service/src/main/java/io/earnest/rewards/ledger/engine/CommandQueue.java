package io.earnest.rewards.ledger.engine;

import io.earnest.rewards.ledger.Command;
import io.earnest.rewards.ledger.LedgerBusyException;
import io.earnest.rewards.ledger.LedgerOptions;
import io.earnest.rewards.ledger.LedgerUnavailableException;
import io.earnest.rewards.ledger.Result;
import io.earnest.rewards.ledger.chain.Block;
import io.earnest.rewards.ledger.decision.CheckedCommand;
import io.earnest.rewards.ledger.decision.CommandCheck;
import io.earnest.rewards.ledger.decision.Decision;
import io.earnest.rewards.ledger.entry.Activity;
import io.earnest.rewards.ledger.entry.Entry;
import io.earnest.rewards.ledger.entry.EntryRef;
import io.earnest.rewards.ledger.entry.NaturalKey;
import io.earnest.rewards.ledger.entry.Outcome;
import io.earnest.rewards.ledger.recovery.Blocks;
import io.earnest.rewards.ledger.scheduling.Scheduling;
import io.earnest.rewards.ledger.store.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The callers' side of the writer's queue: bounded, all of a submission or nothing, and not for ever. */
final class CommandQueue {

    private final Writer writer;
    private final Blocks blocks;
    private final Semaphore room;
    private final long timeoutNanos;
    private final Scheduling scheduling;
    private volatile boolean closed;

    CommandQueue(Writer writer, Blocks blocks, LedgerOptions options, Scheduling scheduling) {
        this.writer = writer;
        this.blocks = blocks;
        this.room = new Semaphore(options.mostWaiting());
        this.timeoutNanos = options.timeout().toNanos();
        this.scheduling = scheduling;
    }

    void close() {
        closed = true;
    }

    List<Result> submit(List<Command> commands) {
        if (commands.isEmpty() || commands.size() > Block.MOST_ENTRIES) {
            throw new IllegalArgumentException("a submission has 1 to " + Block.MOST_ENTRIES + " commands");
        }
        long deadline = scheduling.nanoTime() + timeoutNanos;
        List<CheckedCommand> checked =
                commands.stream().map(CommandCheck::check).toList();
        int valid = (int)
                checked.stream().filter(CheckedCommand.Valid.class::isInstance).count();
        List<@Nullable PendingCommand> waiting = enqueue(checked, valid);
        List<Result> results = new ArrayList<>(commands.size());
        for (int i = 0; i < checked.size(); i++) {
            PendingCommand waits = waiting.get(i);
            if (waits != null) {
                results.add(result(await(waits.answer(), deadline)));
            } else if (checked.get(i) instanceof CheckedCommand.Malformed(String id, String why)) {
                results.add(new Result.Invalid(id, why));
            }
        }
        return results;
    }

    private List<@Nullable PendingCommand> enqueue(List<CheckedCommand> checked, int valid) {
        if (closed) {
            throw new LedgerUnavailableException("the ledger is stopping", null);
        }
        if (!room.tryAcquire(valid)) {
            throw new LedgerBusyException("too many commands wait for the ledger");
        }
        List<@Nullable PendingCommand> waiting = new ArrayList<>(checked.size());
        for (CheckedCommand command : checked) {
            if (command instanceof CheckedCommand.Valid) {
                PendingCommand waits = new PendingCommand(command, new CompletableFuture<>());
                CompletableFuture<?> unused = waits.answer().whenComplete((answer, failure) -> room.release());
                waiting.add(waits);
            } else {
                waiting.add(null);
            }
        }
        writer.add(waiting.stream().filter(Objects::nonNull).toList());
        return waiting;
    }

    private PendingCommand.Answer await(CompletableFuture<PendingCommand.Answer> answer, long deadline) {
        try {
            return scheduling.get(answer, Duration.ofNanos(Math.max(0, deadline - scheduling.nanoTime())));
        } catch (TimeoutException e) {
            throw new LedgerUnavailableException("the ledger did not answer in time", e);
        } catch (CancellationException e) {
            throw new LedgerUnavailableException("the ledger has stopped", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a command could not be decided", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LedgerUnavailableException("interrupted", e);
        }
    }

    private Result result(PendingCommand.Answer answer) {
        try {
            return result(answer.decision(), answer.block(), blocks);
        } catch (StoreException e) {
            throw new LedgerUnavailableException("the earlier answer cannot be read", e);
        }
    }

    /** The answer behind a decision; an earlier one is read from the block that holds it. */
    static Result result(Decision decision, @Nullable Block decided, Blocks blocks) {
        return switch (decision) {
            case Decision.Malformed(String command, String why) -> new Result.Invalid(command, why);
            case Decision.Conflict(String command) -> new Result.Conflict(command);
            case Decision.At(String command, EntryRef ref) ->
                result(
                        command,
                        ref,
                        decided != null && decided.seq() == ref.block() ? decided : blocks.get(ref.block()));
        };
    }

    /** The same from the block that was just decided as from the store later: it rests on nothing but the block. */
    private static Result result(String command, EntryRef ref, Block block) {
        Entry entry = block.entries().get(ref.index());
        if (entry.outcome() instanceof Outcome.Rejected rejected) {
            return new Result.Refused(command, ref, block.at(), entry, rejected);
        }
        Entry valued = null;
        if (entry.activity() == Activity.COMMENT_LIKED
                && ref.index() + 1 < block.entries().size()) {
            Entry behind = block.entries().get(ref.index() + 1);
            valued = NaturalKey.parse(behind.key()).orElse(null) instanceof NaturalKey.CommentValued(String comment)
                            && comment.equals(entry.comment())
                    ? behind
                    : null;
        }
        return new Result.Booked(command, ref, block.at(), entry, valued);
    }
}
