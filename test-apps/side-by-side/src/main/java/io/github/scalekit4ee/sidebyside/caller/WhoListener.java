package io.github.scalekit4ee.sidebyside.caller;

import jakarta.inject.Inject;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.annotation.WebListener;

/** Asks before anybody is authenticated. */
@WebListener
public class WhoListener implements ServletRequestListener {
    static final String BEFORE = "before";

    @Inject
    Who who;

    @Override
    public void requestInitialized(ServletRequestEvent event) {
        event.getServletRequest().setAttribute(BEFORE, who.isIt());
    }
}
