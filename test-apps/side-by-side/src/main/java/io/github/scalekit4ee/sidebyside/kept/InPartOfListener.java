package io.github.scalekit4ee.sidebyside.kept;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;

@WebListener
public class InPartOfListener implements HttpSessionListener {
    @Inject
    PartOfPart part;

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        event.getSession().setAttribute("kept", part.part.subject);
    }
}
