package io.earnest.rewards.proof.check;

import io.earnest.rewards.ledger.chain.BlockHasher;
import io.earnest.rewards.ledger.chain.EntryProof;
import io.earnest.rewards.ledger.chain.MerklePath;
import io.earnest.rewards.log.note.NoteKey;
import io.earnest.rewards.log.tree.TreeHashes;
import io.earnest.rewards.log.witness.Policy;
import io.earnest.rewards.proof.check.Flaw.Kind;
import io.earnest.rewards.proof.check.ProofFile.Header;
import io.earnest.rewards.proof.check.ProofFile.ProvedBlock;
import io.earnest.rewards.proof.check.ShownEntry.ShownPosting;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Verifies a proof's file, step by step as LEDGER.md, section "Proofs", numbers them. */
public final class ProofVerifier {

    private ProofVerifier() {}

    /**
     * What the file proves.
     *
     * @param file its bytes
     * @param policy whom the reader trusts; without one, the log's keys are those that the file names
     * @throws Flaw at the first thing that is not as it must be
     */
    public static Verified verify(byte[] file, Optional<Policy> policy) {
        ProofFile proof = ProofFile.parse(file);
        Optional<SignedReport> report = report(proof);
        Checkpoint checkpoint = checkpoint(proof);
        boolean byPolicy = policy.map(given -> !given.logs().isEmpty()).orElse(false);
        List<NoteKey> keys = byPolicy ? policy.orElseThrow().logs() : proof.keys();
        if (!checkpoint.signedBy(keys)) {
            throw new Flaw(
                    Kind.WRONG_KEY,
                    "The checkpoint of " + checkpoint.head().origin() + " is signed by none of the log's keys that "
                            + (byPolicy ? "the policy" : "the file") + " names.");
        }
        Map<String, Long> witnesses = witnesses(checkpoint, policy);
        List<ShownEntry> entries = new ArrayList<>();
        for (ProvedBlock block : proof.blocks()) {
            inTheLog(block, checkpoint);
            entries.addAll(inTheBlock(block, proof.account()));
        }
        linked(proof.blocks());
        report.ifPresent(said -> new ReportCheck(said)
                .run(proof.account(), entries, proof.blocks().getFirst().header()));
        String claim = report.map(said -> claim(said, entries)).orElseGet(() -> claim(proof, entries));
        return new Verified(claim, checkpoint, keys, byPolicy, witnesses);
    }

    private static Optional<SignedReport> report(ProofFile proof) {
        try {
            if (proof.report() != null) {
                return Optional.of(SignedReport.of(proof.report(), Objects.requireNonNull(proof.reportKey())));
            }
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new Flaw(Kind.NOT_A_PROOF, "The file is no proof: " + e.getMessage() + ".");
        }
        ProvedBlock block = proof.blocks().getFirst();
        if (proof.blocks().size() != 1 || block.entries().size() != 1) {
            throw new Flaw(Kind.NOT_A_PROOF, "The file is no proof: without a report it shows one entry.");
        }
        return Optional.empty();
    }

    private static Checkpoint checkpoint(ProofFile proof) {
        String note = proof.blocks().getFirst().log().note();
        for (ProvedBlock block : proof.blocks()) {
            if (!block.log().note().equals(note)) {
                throw new Flaw(
                        Kind.CHECKPOINTS_DIFFER,
                        "Block " + block.header().seq() + " is proved under another checkpoint than the newest one.");
            }
        }
        try {
            return Checkpoint.parse(note);
        } catch (IllegalArgumentException e) {
            throw new Flaw(Kind.NOT_A_PROOF, "The file is no proof: " + e.getMessage() + ".");
        }
    }

    private static Map<String, Long> witnesses(Checkpoint checkpoint, Optional<Policy> policy) {
        Map<String, Long> seen = new LinkedHashMap<>();
        if (policy.isPresent()) {
            policy.get()
                    .witnesses()
                    .forEach((name, listed) ->
                            checkpoint.witnessed(listed.key()).ifPresent(time -> seen.put(name, time)));
            if (!policy.get().isMetBy(seen::containsKey)) {
                throw new Flaw(
                        Kind.WITNESSES,
                        "Too few of the policy's witnesses signed the checkpoint: "
                                + (seen.isEmpty() ? "none" : String.join(", ", seen.keySet())) + ".");
            }
        }
        return seen;
    }

    private static void inTheLog(ProvedBlock block, Checkpoint checkpoint) {
        Header header = block.header();
        LogProof log = block.log();
        if (log.index() != header.seq() - 1) {
            throw new Flaw(
                    Kind.LOG_PATH,
                    "The proof of block " + header.seq() + " is of block " + (log.index() + 1) + " of the log.");
        }
        if (log.index() >= checkpoint.head().size()) {
            throw new Flaw(
                    Kind.CHAIN_TOO_SHORT,
                    "The checkpoint's chain has " + checkpoint.head().size() + " blocks, and block " + header.seq()
                            + " is not among them.");
        }
        Optional<String> root = MerklePath.root(
                        TreeHashes.leaf(header.json()),
                        log.index(),
                        checkpoint.head().size(),
                        log.path())
                .map(Base64.getEncoder()::encodeToString);
        if (!root.equals(Optional.of(checkpoint.head().root()))) {
            throw new Flaw(
                    Kind.LOG_PATH, "The header of block " + header.seq() + " is not the one that stands in the log.");
        }
    }

    private static List<ShownEntry> inTheBlock(ProvedBlock block, String account) {
        List<ShownEntry> shown = new ArrayList<>();
        Header header = block.header();
        for (EntryProof entry : block.entries()) {
            String name = "Entry " + entry.index() + " of block " + header.seq();
            ShownEntry read = ShownEntry.of(header.seq(), entry);
            if (!entry.root(header.count()).equals(Optional.of(header.root()))) {
                throw new Flaw(Kind.ENTRY_PATH, name + " is not what stands in that block.");
            }
            for (ShownPosting posting : read.postings()) {
                if (!posting.account().equals(account)) {
                    throw new Flaw(Kind.OTHER_ACCOUNT, name + " shows a posting of another account.");
                }
            }
            shown.add(read);
        }
        return shown;
    }

    private static void linked(List<ProvedBlock> blocks) {
        for (int i = 1; i < blocks.size(); i++) {
            Header newer = blocks.get(i - 1).header();
            Header older = blocks.get(i).header();
            String hash = BlockHasher.hash(older.json());
            if (newer.seq() == older.seq() + 1 && !newer.previous().equals(hash)) {
                throw new Flaw(Kind.BLOCK_LINK, "Block " + newer.seq() + " does not follow block " + older.seq() + ".");
            }
        }
    }

    private static String claim(SignedReport report, List<ShownEntry> entries) {
        long postings =
                entries.stream().mapToLong(entry -> entry.postings().size()).sum();
        return "The report " + report.id() + " of the account " + report.account() + " for the article "
                + report.article() + " is what the ledger holds: " + report.number("total") + " Twei of " + postings
                + " postings up to block " + report.block() + ", none left out.";
    }

    private static String claim(ProofFile proof, List<ShownEntry> entries) {
        ShownEntry entry = entries.getFirst();
        if (entry.postings().size() != 1) {
            throw new Flaw(Kind.NOT_A_PROOF, "The file is no proof: without a report it shows one posting.");
        }
        ShownPosting posting = entry.postings().getFirst();
        Header header = proof.blocks().getFirst().header();
        return "The account " + proof.account() + " got " + posting.twei() + " Twei for " + entry.activity()
                + (posting.line() == null ? "" : " on the line " + posting.line())
                + (entry.article() == null ? "" : " about the article " + entry.article()) + ", at " + header.at()
                + ", and had " + posting.balanceAfter() + " then (entry " + entry.index() + " of block "
                + entry.block() + ", tariff " + entry.tariff() + ").";
    }
}
