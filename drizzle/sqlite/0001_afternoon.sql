CREATE TABLE `board_column` (
	`id` text PRIMARY KEY NOT NULL,
	`space_id` text NOT NULL,
	`name` text NOT NULL,
	`rank` text NOT NULL,
	`holds_done` integer NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`space_id`) REFERENCES `space`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `board_column_in_order` ON `board_column` (`space_id`,`rank`);--> statement-breakpoint
CREATE TABLE `card` (
	`id` text PRIMARY KEY NOT NULL,
	`space_id` text NOT NULL,
	`column_id` text NOT NULL,
	`rank` text NOT NULL,
	`title` text NOT NULL,
	`text` text NOT NULL,
	`lang` text NOT NULL,
	`version` integer NOT NULL,
	`due_date` text,
	`due_time` text,
	`due_zone` text,
	`due_at` integer,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`space_id`) REFERENCES `space`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`column_id`) REFERENCES `board_column`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `card_in_order` ON `card` (`column_id`,`rank`);--> statement-breakpoint
CREATE INDEX `card_by_space` ON `card` (`space_id`);--> statement-breakpoint
CREATE INDEX `card_by_due` ON `card` (`due_at`);--> statement-breakpoint
CREATE TABLE `card_assignee` (
	`card_id` text NOT NULL,
	`person_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`card_id`, `person_id`),
	FOREIGN KEY (`card_id`) REFERENCES `card`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `card_assignee_by_person` ON `card_assignee` (`person_id`);--> statement-breakpoint
CREATE TABLE `card_removal` (
	`card_id` text PRIMARY KEY NOT NULL,
	`by_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`card_id`) REFERENCES `card`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `blob` (
	`id` text PRIMARY KEY NOT NULL,
	`bytes` integer NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `file` (
	`id` text PRIMARY KEY NOT NULL,
	`space_id` text NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`space_id`) REFERENCES `space`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `file_by_name` ON `file` (`space_id`,`name_key`);--> statement-breakpoint
CREATE TABLE `file_removal` (
	`file_id` text PRIMARY KEY NOT NULL,
	`by_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`file_id`) REFERENCES `file`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `file_version` (
	`id` text PRIMARY KEY NOT NULL,
	`file_id` text NOT NULL,
	`version` integer NOT NULL,
	`blob_id` text NOT NULL,
	`preview_id` text,
	`type` text NOT NULL,
	`by_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`file_id`) REFERENCES `file`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`blob_id`) REFERENCES `blob`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`preview_id`) REFERENCES `blob`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `file_version_in_order` ON `file_version` (`file_id`,`version`);--> statement-breakpoint
CREATE INDEX `file_version_by_blob` ON `file_version` (`blob_id`);--> statement-breakpoint
CREATE TABLE `upload` (
	`id` text PRIMARY KEY NOT NULL,
	`space_id` text NOT NULL,
	`person_id` text NOT NULL,
	`command_id` text NOT NULL,
	`name` text NOT NULL,
	`bytes` integer NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`space_id`) REFERENCES `space`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `upload_by_person` ON `upload` (`person_id`);--> statement-breakpoint
CREATE INDEX `upload_by_age` ON `upload` (`at`);--> statement-breakpoint
CREATE TABLE `one_time_link` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`person_id` text,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `one_time_password` (
	`person_id` text PRIMARY KEY NOT NULL,
	`by_id` text,
	`at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `invitation` (
	`id` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`teacher_id` text NOT NULL,
	`by_id` text NOT NULL,
	`at` integer NOT NULL,
	`answer` text,
	`answered_at` integer,
	FOREIGN KEY (`project_id`) REFERENCES `project`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`teacher_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `invitation_by_project` ON `invitation` (`project_id`);--> statement-breakpoint
CREATE INDEX `invitation_by_teacher` ON `invitation` (`teacher_id`);--> statement-breakpoint
CREATE TABLE `opening` (
	`id` text PRIMARY KEY NOT NULL,
	`space_id` text NOT NULL,
	`by_id` text NOT NULL,
	`reason` text NOT NULL,
	`at` integer NOT NULL,
	`until` integer NOT NULL,
	FOREIGN KEY (`space_id`) REFERENCES `space`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `opening_by_space` ON `opening` (`space_id`,`at`);--> statement-breakpoint
CREATE TABLE `project_class` (
	`project_id` text NOT NULL,
	`class_id` text NOT NULL,
	`added_at` integer NOT NULL,
	PRIMARY KEY(`project_id`, `class_id`),
	FOREIGN KEY (`project_id`) REFERENCES `project`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`class_id`) REFERENCES `school_class`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `project_class_by_class` ON `project_class` (`class_id`);--> statement-breakpoint
ALTER TABLE `class_member` ADD `until` integer;--> statement-breakpoint
ALTER TABLE `class_member` ADD `last_day` text;--> statement-breakpoint
ALTER TABLE `person` ADD `first_sign_in_at` integer;--> statement-breakpoint
ALTER TABLE `school` ADD `openings_allowed` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `project` ADD `template` text DEFAULT 'blank' NOT NULL;--> statement-breakpoint
CREATE INDEX `membership_by_role` ON `membership` (`space_id`,`role`);