package io.earnest.chassis.testing.contract;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.http.server.PathContainer;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Whether each call of a consumer is in a contract and each contract in a test: a Feign client {@code ThingClient} has a
 * test {@code ThingClientContractTest} beside it, which takes all files of that client (one for all that are nested in a
 * type).
 */
public final class ContractCoverage {
    private ContractCoverage() {}

    /**
     * What is missing, in words; nothing where all is there.
     *
     * @param others names of clients that are no Feign clients, tested elsewhere
     */
    public static List<String> gaps(String consumer, String basePackage, List<Contract> contracts, String... others) {
        List<String> gaps = new ArrayList<>();
        Set<String> known = new HashSet<>(Arrays.asList(others));
        List<Contract> own =
                contracts.stream().filter(c -> c.consumer().equals(consumer)).toList();
        for (Class<?> type : feignClients(basePackage)) {
            FeignClient client = type.getAnnotation(FeignClient.class);
            String name = client.contextId().isEmpty() ? client.name() : client.contextId();
            known.add(name);
            if (!ClassUtils.isPresent(outermost(type) + "ContractTest", type.getClassLoader())) {
                gaps.add(type.getName() + " has no ContractTest beside it");
            }
            for (Method method : type.getMethods()) {
                if (own.stream()
                        .noneMatch(c -> c.client().equals(name)
                                && c.provider().equals(client.name())
                                && isCallOf(method, c.request()))) {
                    gaps.add(type.getName() + "." + method.getName() + " is in no contract");
                }
            }
        }
        own.stream()
                .filter(c -> !known.contains(c.client()))
                .forEach(c -> gaps.add(c + " is of " + c.client() + ", which is no client"));
        return gaps;
    }

    private static String outermost(Class<?> type) {
        return type.getName().replaceFirst("\\$.*", "");
    }

    private static boolean isCallOf(Method method, Contract.Request request) {
        RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
        List<String> parameters = Arrays.stream(method.getParameters())
                .filter(p -> p.isAnnotationPresent(RequestParam.class))
                .map(p -> {
                    RequestParam named = AnnotatedElementUtils.findMergedAnnotation(p, RequestParam.class);
                    return named.name().isEmpty() ? p.getName() : named.name();
                })
                .toList();
        return mapping.method()[0].name().equals(request.method())
                && parameters.containsAll(request.query().keySet())
                && PathPatternParser.defaultInstance
                        .parse(mapping.path()[0])
                        .matches(PathContainer.parsePath(request.path()));
    }

    private static List<Class<?>> feignClients(String basePackage) {
        var scan = new ClassPathScanningCandidateComponentProvider(false) {
            @Override
            protected boolean isCandidateComponent(AnnotatedBeanDefinition definition) {
                return definition.getMetadata().isInterface();
            }
        };
        scan.addIncludeFilter(new AnnotationTypeFilter(FeignClient.class));
        List<Class<?>> types = new ArrayList<>();
        scan.findCandidateComponents(basePackage)
                .forEach(found -> types.add(ClassUtils.resolveClassName(found.getBeanClassName(), null)));
        return types;
    }
}
