package io.earnest.gateway.page;

import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The site's picture at the address at which feed readers and older browsers look for it without being told. */
@Controller
@Hidden
class IconController {
    private static final MediaType ICON = MediaType.parseMediaType("image/x-icon");
    private static final Resource FILE = new ClassPathResource("static/assets/img/favicon.ico");

    @GetMapping("/favicon.ico")
    ResponseEntity<Resource> icon() {
        return ResponseEntity.ok()
                .contentType(ICON)
                .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic())
                .body(FILE);
    }
}
