package io.earnest.planted.wallet;

import io.earnest.planted.ledger.Impure;
import io.earnest.planted.ledger.mongo.Edge;
import org.springframework.web.bind.annotation.RestController;

/** A public controller that reaches around the ledger into its store. */
@RestController
public class Open {
    public String reach(Edge edge, Impure ledger) {
        return edge.toString() + ledger;
    }
}
