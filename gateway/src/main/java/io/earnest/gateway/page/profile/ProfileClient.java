package io.earnest.gateway.page.profile;

import io.earnest.gateway.page.Slice;
import java.util.List;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

@FeignClient(name = "profile-service", contextId = "page-profiles")
interface ProfileClient {
    @GetMapping("/api/profiles/{handle}")
    PublicProfile profile(@PathVariable("handle") String handle);

    @GetMapping("/api/avatars")
    Slice<Avatar> avatars();

    @GetMapping("/api/levels")
    List<Level> levels();
}
