package io.earnest.chassis.testing.contract;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * The consumer's side: a peer that answers as a contract says. The consumer must send what the contract says and nothing
 * else, must not mind a new field, and must notice the lack of each one: so a file names no field that is not read, and a field that is read and
 * renamed is found here.
 */
public final class ContractStubs {
    private final WireMockServer peer;
    private final Runnable beforeEach;

    /** @param beforeEach closes what an earlier failed call may have opened, such as a breaker */
    public ContractStubs(WireMockServer peer, Runnable beforeEach) {
        this.peer = peer;
        this.beforeEach = beforeEach;
    }

    /** Fails where the consumer does not keep to the contract. */
    public void check(Contract contract, Exchange exchange) {
        List<String> flaws = flaws(contract, exchange);
        if (!flaws.isEmpty()) {
            throw new AssertionError(contract + ":\n  " + String.join("\n  ", flaws));
        }
    }

    List<String> flaws(Contract contract, Exchange exchange) {
        List<String> flaws = new ArrayList<>();
        JsonNode body = contract.response().body();
        Object outcome = outcome(contract, body, exchange, flaws);
        if (!exchange.expects(outcome)) {
            flaws.add("came to " + outcome + ", not " + exchange.expected());
        }
        if (!flaws.isEmpty()) {
            return flaws;
        }
        for (String field : Shapes.telling(body)) {
            if (outcome.equals(outcome(contract, Shapes.renamed(body, field), exchange, flaws))) {
                flaws.add(field + " is in the file and not read: take it out, or give an example that means something");
            }
        }
        // What a consumer passes on as it came holds what is new, too.
        if (body.isObject()
                && !(outcome instanceof JsonNode)
                && !outcome.equals(outcome(contract, Shapes.withAddition(body), exchange, flaws))) {
            flaws.add("a field that is new changes what the consumer makes of it");
        }
        return flaws;
    }

    private Object outcome(Contract contract, JsonNode body, Exchange exchange, List<String> flaws) {
        beforeEach.run();
        StubMapping stub = peer.stubFor(request(
                        contract.request().method(),
                        urlPathEqualTo(contract.request().path()))
                .atPriority(1)
                .willReturn(answer(contract, body)));
        try {
            return exchange.call().call();
        } catch (Exception e) {
            return Exchange.Failure.of(e);
        } finally {
            List<LoggedRequest> asked = peer.getAllServeEvents().stream()
                    .filter(event -> event.getStubMapping().getId().equals(stub.getId()))
                    .map(ServeEvent::getRequest)
                    .toList();
            if (asked.isEmpty()) {
                flaws.add("was not asked " + contract.request().method() + " "
                        + contract.request().path());
            }
            asked.forEach(request -> flaws.addAll(differences(contract.request(), request)));
            peer.removeStub(stub);
        }
    }

    private static ResponseDefinitionBuilder answer(Contract contract, JsonNode body) {
        ResponseDefinitionBuilder answer =
                aResponse().withStatus(contract.response().status());
        if (contract.response().status() >= 400) {
            answer.withHeader("Content-Type", "application/problem+json");
        } else if (!body.isMissingNode()) {
            answer.withHeader("Content-Type", "application/json");
        }
        return body.isMissingNode() ? answer : answer.withBody(body.toString());
    }

    private static List<String> differences(Contract.Request agreed, LoggedRequest sent) {
        List<String> found = new ArrayList<>();
        String text = sent.getBodyAsString();
        JsonNode body = text == null || text.isBlank() ? MissingNode.getInstance() : Contract.JSON.readTree(text);
        Shapes.differences(
                        agreed.body(), body, true, pointer -> !agreed.varying().contains(pointer))
                .forEach(difference -> found.add("sent: " + difference));
        TreeMap<String, String> query = new TreeMap<>();
        sent.getQueryParams().forEach((name, values) -> query.put(name, String.join(",", values.values())));
        if (!query.equals(new TreeMap<>(agreed.query()))) {
            found.add("sent: query " + query + ", not " + agreed.query());
        }
        String authorization = sent.getHeader("Authorization");
        boolean bearer = authorization != null && authorization.startsWith("Bearer ");
        if (agreed.as() == Contract.As.ANYBODY ? authorization != null : !bearer) {
            found.add("sent: Authorization " + authorization + " as " + agreed.as());
        }
        return found;
    }
}
