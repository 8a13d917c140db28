package io.earnest.comment;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.servers.Server;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cloud.openfeign.EnableFeignClients;

/** Starts comment-service. */
@SpringBootApplication
@EnableFeignClients
@OpenAPIDefinition(
        info =
                @Info(
                        title = "comment-service",
                        version = "1",
                        description = "Comments below articles, votes on them, and the avatars under which they speak"),
        servers = @Server(url = "/"))
public class CommentApplication {
    public static void main(String[] args) {
        SpringApplication.run(CommentApplication.class, args);
    }
}
