package io.earnest.chassis.notification;

import io.earnest.chassis.token.Viewer;

/** What a service does with appeals; one that has no such bean takes none. */
public interface Appealing {
    /**
     * Whether somebody may see and answer appeals here, asked for live.
     *
     * @throws io.earnest.chassis.problem.ProblemException 403 where they may not
     */
    void requireDecider(Viewer viewer);

    /** Takes back what the appeal is against. May be repeated; a {@link RuntimeException} leaves it to be done later. */
    void takeBack(Appeal appeal);

    /** Notes the answer in the operators' audit, once by the key; as {@link #takeBack}. */
    void note(Appeal appeal, Appeal.Answer answer, String key);
}
