package io.earnest.profile.planted.one;

import com.mongodb.client.MongoCollection;
import feign.Feign;
import io.earnest.profile.planted.other.Other;
import java.time.Instant;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class One {
    public Other other;
    public MongoCollection<?> store;
    public Feign client;
    public Instant now = Instant.now();
}
