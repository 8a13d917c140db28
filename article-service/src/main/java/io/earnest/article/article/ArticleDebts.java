package io.earnest.article.article;

import io.earnest.chassis.intent.Intent;
import io.earnest.chassis.intent.IntentOwner;
import io.earnest.chassis.intent.IntentQueue;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What articles owe, each kind settled by its feature. */
@Configuration(proxyBeanMethods = false)
class ArticleDebts {
    @Bean
    IntentQueue articleIntents(ArticleStore articles, List<Debt> debts, IntentOwner owner, Clock clock) {
        return new IntentQueue(
                "articles",
                articles.collection(),
                owner,
                clock,
                id -> articles.find(id).ifPresent(article -> settle(debts, article)));
    }

    private static void settle(List<Debt> debts, Article article) {
        Intent intent = article.intent();
        if (intent == null) {
            return;
        }
        debts.stream()
                .filter(debt -> debt.isOf(intent.command()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody settles " + intent.command()))
                .settle(article);
    }
}
