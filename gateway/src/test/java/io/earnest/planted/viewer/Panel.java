package io.earnest.planted.viewer;

import io.earnest.planted.page.Personal;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.RestController;

/** A public controller in a cycle with the page that it serves: what the rules must find. */
@RestController
public class Panel {
    public Personal page;

    /** A client that everybody could call past its adapter. */
    @FeignClient("planted")
    public interface Client {}
}
