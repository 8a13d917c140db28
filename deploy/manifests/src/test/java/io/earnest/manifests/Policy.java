package io.earnest.manifests;

import java.util.List;
import java.util.function.Function;

/** What every overlay keeps to, beside the schemas. {@link PolicyTest} plants a violation of each. */
enum Policy {
    PODS_RUN_WITHOUT_PRIVILEGES(PodPolicies::privileges),
    ROOT_FILE_SYSTEMS_ARE_READ_ONLY(PodPolicies::writableRoots),
    CONTAINERS_HAVE_REQUESTS_AND_LIMITS(PodPolicies::resources),
    HEAPS_LEAVE_ROOM_IN_THE_LIMIT(PodPolicies::heaps),
    IMAGES_ARE_PINNED(PodPolicies::images),
    STORES_ARE_PATCHED(PodPolicies::stores),
    CONTAINERS_HAVE_THREE_PROBES(PodPolicies::probes),
    PODS_HAVE_NO_RIGHTS(PodPolicies::rights),
    STOPS_FIT_INTO_THE_GRACE_PERIOD(PodPolicies::stops),
    SECRETS_ARE_REFERRED_TO(PodPolicies::secrets),
    PODS_ARE_SPREAD(WorkloadPolicies::spread),
    WORKLOADS_HAVE_A_DISRUPTION_BUDGET(WorkloadPolicies::budgets),
    SERVICES_HAVE_TWO_REPLICAS(WorkloadPolicies::replicas),
    AUTOSCALERS_OWN_THE_NUMBER(WorkloadPolicies::autoscalers),
    REPLICA_SETS_KNOW_THEIR_SIZE(WorkloadPolicies::members),
    SERVICES_LEAD_TO_PODS(WorkloadPolicies::services),
    ROLLOUTS_HAVE_TIME(WorkloadPolicies::deadlines),
    THE_NAMESPACE_IS_RESTRICTED(WorkloadPolicies::namespace),
    ONLY_THE_CALL_GRAPH_IS_OPEN(NetworkPolicies::callGraph),
    NOTHING_IS_OPEN_BY_DEFAULT(NetworkPolicies::defaultDeny),
    CERTIFICATES_CAN_BE_CHECKED(NetworkPolicies::certificateCheck);

    private final Function<List<Manifest>, List<String>> check;

    Policy(Function<List<Manifest>, List<String>> check) {
        this.check = check;
    }

    List<String> violations(List<Manifest> manifests) {
        return check.apply(manifests);
    }

    /** A cluster on one machine runs one of each. */
    boolean appliesTo(Overlay overlay) {
        return this != SERVICES_HAVE_TWO_REPLICAS || !overlay.oneOfEach();
    }
}
