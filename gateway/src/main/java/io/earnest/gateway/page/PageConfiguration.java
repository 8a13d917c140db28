package io.earnest.gateway.page;

import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where kept pages are served: behind the limits, before it is looked at who asks. */
@Configuration(proxyBeanMethods = false)
class PageConfiguration {
    @Bean
    FilterRegistrationBean<KeptPages> keptPages(Pages pages) {
        FilterRegistrationBean<KeptPages> filter = new FilterRegistrationBean<>(new KeptPages(pages));
        filter.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER - 20);
        return filter;
    }
}
