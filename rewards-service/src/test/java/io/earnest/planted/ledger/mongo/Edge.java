package io.earnest.planted.ledger.mongo;

/** Stands for the ledger's store. */
public class Edge {}
