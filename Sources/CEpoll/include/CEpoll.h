#ifndef CEPOLL_H
#define CEPOLL_H

// What Swift's Glibc module leaves out. No feature macro is defined here: `_GNU_SOURCE` in a header that Swift imports
// breaks debug builds (two shapes of fd_set), so the one call that needs it is wrapped in CEpoll.c.
#include <stdint.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>

/// accept4(2) with SOCK_NONBLOCK and SOCK_CLOEXEC: one system call where accept and fcntl are three.
/// `address` is a struct sockaddr and `length` a socklen_t; they are not named so, because a module that includes
/// <sys/socket.h> would take its types away from Glibc's.
int cepoll_accept(int listener, void *address, unsigned int *length);

#endif
