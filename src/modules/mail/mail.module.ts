import { Module } from '@nestjs/common';
import { MailRepository } from './mail.repository.js';
import { MailSender } from './mail-sender.service.js';
import { Mail } from './mail.service.js';

@Module({ providers: [Mail, MailRepository, MailSender], exports: [Mail, MailSender] })
export class MailModule {}
