package io.github.scalekit4ee.sidebyside.scopes;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Registers the bean as a servlet. */
@WebListener
public class AddsABean implements ServletContextListener {
    @Override
    public void contextInitialized(ServletContextEvent event) {
        event.getServletContext()
                .addServlet("bean", CDI.current().select(BeanServlet.class).get())
                .addMapping("/bean");
    }
}
