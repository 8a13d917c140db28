package io.earnest.gateway.page.profile;

/** A portrait of the catalogue, under which comments speak. */
public record Avatar(String id, String name, String imageUrl, int availableFromLevel) {}
