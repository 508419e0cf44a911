-- A telephone number somebody wants short messages at, and through what; only offered where such a way is set up.

alter table notice_preferences add column message_channel text check (message_channel in ('sms', 'zalo'));
alter table notice_preferences add column phone text check (phone ~ '^0[0-9]{9}$');
alter table notice_preferences add constraint notice_preferences_message_is_whole check ((message_channel is null) = (phone is null));
