package io.github.scalekit4ee.sidebyside.kept;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** No annotation or descriptor says where its servlet is. */
@WebListener
public class AddsAServlet implements ServletContextListener {
    @Override
    public void contextInitialized(ServletContextEvent event) {
        event.getServletContext()
                .addServlet("added", InPartOfAddedServlet.class)
                .addMapping("/added");
    }
}
