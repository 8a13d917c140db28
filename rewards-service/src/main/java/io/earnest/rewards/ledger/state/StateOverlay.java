package io.earnest.rewards.ledger.state;

import io.earnest.rewards.ledger.chain.Block;
import io.earnest.rewards.ledger.entry.SystemAccounts;
import io.earnest.rewards.tariff.Twei;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The state while a block is being built on it: reads see what the block has changed so far, and dropping the overlay undoes
 * it all.
 *
 * <p>In a replay a document may be ahead of the block, as projections are written before the watermark moves; such a
 * document is left as it is. It counts as changed all the same: who read it may not rely on the store to keep it, as a failover
 * can take back what no watermark covers.
 */
public final class StateOverlay {

    private final Documents base;
    private final Documents changed = new Documents();
    private final List<AccountEntry> rows = new ArrayList<>();
    private final List<PurchasedReport> reports = new ArrayList<>();
    private final Map<String, Twei> system;
    private final long seq;
    private final Head before;
    private Head head;
    private Twei held;
    private long accounts;

    /**
     * Begins a block.
     *
     * @param base must hold every document that the block needs and that exists
     */
    public StateOverlay(Head head, Documents base) {
        this.base = base;
        this.before = head;
        this.head = head;
        this.seq = head.seq() + 1;
        this.system = new HashMap<>(head.system());
        this.held = head.held();
        this.accounts = head.accounts();
    }

    /** The number of the block that is being built. */
    public long seq() {
        return seq;
    }

    /** The head as changed so far, but for the balances and sums that this overlay keeps itself. */
    public Head head() {
        return head;
    }

    void head(Head next) {
        head = next;
    }

    /** The balance of a profile's account or a system account's. */
    public Twei balance(String account) {
        return SystemAccounts.contains(account)
                ? system.getOrDefault(account, Twei.ZERO)
                : account(account).balance();
    }

    void move(String systemAccount, Twei twei) {
        system.merge(systemAccount, twei, Twei::plus);
    }

    void hold(Twei twei) {
        held = held.plus(twei);
    }

    void signUp() {
        accounts++;
    }

    /** A profile's account as changed so far; an empty one where there is none. */
    public Account account(String id) {
        return get(changed.accountsById(), base.accountsById(), id, Account::none);
    }

    /** The account's statement for the article as changed so far. */
    public Statement statement(String account, String article) {
        return get(
                changed.statementsById(),
                base.statementsById(),
                Statement.id(account, article),
                id -> Statement.none(account, article));
    }

    /** The pair as changed so far; one that was never paid where there is none. */
    public Pair pair(String id) {
        return get(changed.pairsById(), base.pairsById(), id, Pair::none);
    }

    /** The comment's likes as changed so far. */
    public CommentLikes comment(String id) {
        return get(changed.commentsById(), base.commentsById(), id, CommentLikes::none);
    }

    /** Where the answer to a natural key, or to a refused command, is; null where there is none. */
    public @Nullable KeyRecord key(String id) {
        KeyRecord now = changed.keysById().get(id);
        return now != null ? now : base.keysById().get(id);
    }

    /** Whether the account's stored state already holds this block. */
    boolean ahead(Account account) {
        Account stored = base.accountsById().get(account.id());
        return stored != null && stored.asOf() >= seq;
    }

    boolean ahead(Statement statement) {
        Statement stored = base.statementsById().get(statement.id());
        return stored != null && stored.asOf() >= seq;
    }

    void put(Account account) {
        Account stored = base.accountsById().get(account.id());
        changed.put(stored == null || stored.asOf() < seq ? account : stored);
    }

    void put(Statement statement) {
        Statement stored = base.statementsById().get(statement.id());
        changed.put(stored == null || stored.asOf() < seq ? statement : stored);
    }

    void put(Pair pair) {
        Pair stored = base.pairsById().get(pair.id());
        changed.put(stored == null || stored.asOf() < seq ? pair : stored);
    }

    void put(CommentLikes likes) {
        CommentLikes stored = base.commentsById().get(likes.comment());
        changed.put(stored == null || stored.asOf() < seq ? likes : stored);
    }

    void put(KeyRecord key) {
        changed.put(key);
    }

    void add(AccountEntry row) {
        rows.add(row);
    }

    void add(PurchasedReport report) {
        reports.add(report);
    }

    /** All changes, as of the block that they are in. */
    public Changes changes(Block block) {
        List<PurchasedReport> sealed =
                reports.stream().map(report -> report.in(block)).toList();
        return new Changes(head.with(system, held, accounts).at(block, before), changed, rows, sealed);
    }

    private static <T> T get(Map<String, T> changed, Map<String, T> base, String id, Function<String, T> none) {
        T now = changed.get(id);
        if (now != null) {
            return now;
        }
        T stored = base.get(id);
        return stored != null ? stored : none.apply(id);
    }
}
